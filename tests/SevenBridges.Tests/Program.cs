using SevenBridges.Tests.Support;

// Tests that need another process start this assembly with the name of what it shall be.
switch (args)
{
    case ["proxy", var login]:
        return await ProxyProgram.RunAsync(login);
    case ["home"]:
        Console.WriteLine(SevenBridges.Configuration.Surroundings.OfProcess.Home);
        return 0;
    default:
        return 0;
}
