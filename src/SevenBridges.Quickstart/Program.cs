Console.Error.WriteLine("usage: SevenBridges.Quickstart [FILE] (this build has no steps yet)");
return 2;
