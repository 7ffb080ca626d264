using SevenBridges.Emulator;

var parsed = CommandLine.Command(RunAsync).Parse(args);
if (parsed.Errors is [var error, ..])
{
    Console.Error.WriteLine($"{error.Message} (--help lists the options)");
    return 2;
}

return await parsed.InvokeAsync().ConfigureAwait(false);

static async Task<int> RunAsync(EmulatorOptions options, FileInfo? faults, CancellationToken cancel)
{
    try
    {
        await using var emulator = await PlatformEmulator.StartAsync(options, cancel).ConfigureAwait(false);
        if (faults is not null)
            emulator.Faults.AddFile(faults.FullName);
        emulator.Violated += static violation => Console.Error.WriteLine($"violation: {violation}");
        Tell(emulator, isTokenGiven: options.Token is not null);
        await Task.Delay(Timeout.Infinite, cancel).ContinueWith(static _ => { }, TaskScheduler.Default).ConfigureAwait(false);
        return 0;
    }
    catch (Exception problem) when (problem is IOException or FormatException or UnauthorizedAccessException or ArgumentException)
    {
        Console.Error.WriteLine(problem.Message);
        return 2;
    }
}

// A made-up token is told once, on the console of the person who started this: without it the emulator is of no use to them.
static void Tell(PlatformEmulator emulator, bool isTokenGiven)
{
    Console.WriteLine($"API      {emulator.Endpoint}");
    Console.WriteLine($"Storage  {emulator.StorageEndpoint}");
    Console.WriteLine($"User     {PlatformEmulator.User}");
    Console.WriteLine(isTokenGiven ? "Token    the one that was given" : $"Token    {emulator.Token}");
    Console.WriteLine("Use it with SB_API_ENDPOINT and SB_AUTH_TOKEN. Ctrl+C stops it; everything in it is then gone.");
}
