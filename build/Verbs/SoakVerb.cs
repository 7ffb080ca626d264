using System.CommandLine;

namespace SevenBridges.Build;

/// <summary><c>soak</c>: the long proofs at full size. <c>dotnet test</c> runs each of them with a small, seeded count.</summary>
internal static class SoakVerb
{
    public static Command Create() => new("soak", "Runs the long proofs at full size.") { Json(), Kills() };

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
}
