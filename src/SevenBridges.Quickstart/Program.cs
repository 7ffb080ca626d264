using SevenBridges.Quickstart;

return await QuickstartCommand.RunAsync(args, Surroundings.OfProcess);
