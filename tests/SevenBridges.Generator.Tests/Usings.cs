global using SevenBridges.Generator.Diagnostics;
