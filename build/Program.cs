Console.Error.WriteLine("usage: dotnet run --project build -- VERB (this build has no verbs yet)");
return 2;
