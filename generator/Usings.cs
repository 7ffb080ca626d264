global using SevenBridges.Generator.Diagnostics;
global using SevenBridges.Generator.Model;
global using SevenBridges.Generator.Reading;
