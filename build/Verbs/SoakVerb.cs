using System.CommandLine;

namespace SevenBridges.Build;

/// <summary><c>soak</c>: the long proofs at full size. <c>dotnet test</c> runs each of them with a small, seeded count.</summary>
internal static class SoakVerb
{
    public static Command Create() => new("soak", "Runs the long proofs at full size.") { Kills() };

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
