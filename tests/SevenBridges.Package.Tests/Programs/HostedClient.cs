using Microsoft.Extensions.DependencyInjection;
using SevenBridges;
using SevenBridges.Emulator;

await using var emulator = await PlatformEmulator.StartAsync();

var services = new ServiceCollection();
services.AddSevenBridges(options => (options.Endpoint, options.Token) = (emulator.Endpoint, emulator.Token));
await using var provider = services.BuildServiceProvider();

await foreach (var project in provider.GetRequiredService<SevenBridgesClient>().Projects.Query())
    Console.WriteLine($"{project.Id}: {project.Name}");

return emulator.Violations.Count;
