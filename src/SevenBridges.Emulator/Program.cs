Console.Error.WriteLine("usage: SevenBridges.Emulator --urls http://127.0.0.1:PORT --token TOKEN (this build has no operations yet)");
return 2;
