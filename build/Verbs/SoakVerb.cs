using System.CommandLine;

namespace SevenBridges.Build;

/// <summary><c>soak</c>: the long proofs at full size. <c>dotnet test</c> runs each of them with a small, seeded count.</summary>
internal static class SoakVerb
{
    public static Command Create() => new("soak", "Runs the long proofs at full size.") { Kills(), Transfers(), Large() };

    private static Command Kills()
    {
        var runs = new Option<int>("--runs") { Description = "How many transfers are killed, half up and half down.", DefaultValueFactory = _ => 200 };
        var seed = new Option<int>("--seed") { Description = "Seed of contents and moments.", DefaultValueFactory = _ => Random.Shared.Next() };
        var verb = new Command("kills", "Kills processes in the middle of transfers, finishes each in a second process, and compares.") { runs, seed };
        verb.SetAction(async (said, cancel) =>
        {
            Console.WriteLine($"seed {said.GetValue(seed)}");
            await using var soak = await KillSoak.StartAsync(said.GetValue(seed), cancel);
            var outcomes = await soak.RunAsync(said.GetValue(runs), Console.WriteLine, cancel);
            Console.WriteLine($"{outcomes.Count(outcome => outcome.Fault is null)} of {outcomes.Count} as they should be");
            return outcomes.All(outcome => outcome.Fault is null) ? 0 : 1;
        });
        return verb;
    }

    private static Command Transfers()
    {
        var count = new Option<int>("--count") { Description = "How many transfers, half up and half down.", DefaultValueFactory = _ => 1000 };
        var seed = new Option<int>("--seed") { Description = "Seed of contents and faults.", DefaultValueFactory = _ => Random.Shared.Next() };
        var verb = new Command("transfers", "Transfers over a line on which every twentieth request fails in passing, and compares.") { count, seed };
        verb.SetAction(async (said, cancel) =>
        {
            Console.WriteLine($"seed {said.GetValue(seed)}");
            await using var soak = await TransferSoak.StartAsync(said.GetValue(seed), cancel);
            var outcomes = await soak.RunAsync(said.GetValue(count), Console.WriteLine, cancel);
            Console.WriteLine($"{outcomes.Count(outcome => outcome.Fault is null)} of {outcomes.Count} the same to the byte, after {soak.Faults} faults");
            return outcomes.All(outcome => outcome.Fault is null) ? 0 : 1;
        });
        return verb;
    }

    private static Command Large()
    {
        var size = new Option<long>("--gibibytes") { Description = "Size of the file.", DefaultValueFactory = _ => 64 };
        var verb = new Command("large", "Transfers a very large file both ways, and looks at memory, progress and requests.") { size };
        verb.SetAction(async (said, cancel) =>
        {
            using var soak = new LargeSoak();
            var outcomes = await soak.RunAsync(said.GetValue(size) << 30, cancel);
            foreach (var outcome in outcomes) Console.WriteLine(outcome);
            return outcomes.All(outcome => outcome.Complaint is null) ? 0 : 1;
        });
        return verb;
    }
}
