global using SevenBridges.Emulator.Hosting;
global using SevenBridges.Emulator.State;
global using SevenBridges.Emulator.Storage;
