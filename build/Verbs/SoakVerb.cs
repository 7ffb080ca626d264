using System.CommandLine;

namespace SevenBridges.Build;

/// <summary><c>soak</c>: the long proofs at full size. <c>dotnet test</c> runs each of them with a small, seeded count.</summary>
internal static class SoakVerb
{
    public static Command Create() => new("soak", "Runs the long proofs at full size.") { Json(), Kills(), Large(), Models(), Swaps(), Transfers() };

    private static Command Json()
    {
        var mutants = new Option<int>("--mutants") { Description = "How many broken texts are read.", DefaultValueFactory = _ => 400_000 };
        var seed = new Option<int>("--seed") { Description = "Seed of texts and breaks.", DefaultValueFactory = _ => Random.Shared.Next() };
        var verb = new Command("json", "Reads broken answers with our readers and with System.Text.Json, and compares.") { mutants, seed };
        verb.SetAction(said =>
        {
            Console.WriteLine($"seed {said.GetValue(seed)}");
            var report = JsonSoak.Run(said.GetValue(seed), said.GetValue(mutants));
            foreach (var fault in report.Faults.Take(20))
                Console.WriteLine(fault);
            Console.WriteLine($"{report.Mutants} mutants, {report.Taken} of them still answers, {report.Faults.Count} faults");
            return report.Faults.Count == 0 ? 0 : 1;
        });
        return verb;
    }

    private static Command Models() => OfTests(
        "models", "Breaks answers and reads them: a caller gets a result or a SevenBridgesException.", "SevenBridges.Tests", "FullyQualifiedName~MutationTests",
        new Option<int>("--mutations") { Description = "How many answers are broken.", DefaultValueFactory = _ => 100_000 });

    private static Command Swaps() => OfTests(
        "swaps", "Swaps each value of each operation's answer for another valid one: the committed answers notice.", "SevenBridges.Contract.Tests", "FullyQualifiedName~SwapTests",
        new Option<int>("--rounds") { Description = "How many other values are tried in each place.", DefaultValueFactory = _ => 20 });

    private static Command OfTests(string name, string description, string project, string filter, Option<int> count)
    {
        var seed = new Option<int>("--seed") { Description = "Seed of what is tried.", DefaultValueFactory = _ => Random.Shared.Next() };
        var verb = new Command(name, description) { count, seed };
        verb.SetAction((said, cancel) => TestRun.SoakAsync(project, filter, said.GetValue(count), said.GetValue(seed), cancel));
        return verb;
    }

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
            var outcomes = await soak.RunAsync(said.GetValue(size) << 30, Console.WriteLine, cancel);
            return outcomes.All(outcome => outcome.Complaint is null) ? 0 : 1;
        });
        return verb;
    }
}
