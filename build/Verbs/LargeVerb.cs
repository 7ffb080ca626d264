using System.CommandLine;
using System.Text.Json;

namespace SevenBridges.Build;

/// <summary><c>transfer-large</c>: one very large transfer in a process of its own, whose memory is measured. Not for people.</summary>
internal static class LargeVerb
{
    public const string Name = "transfer-large";

    public static Command Create()
    {
        var direction = new Argument<string>("direction");
        var path = new Argument<string>("path") { Description = "The local file." };
        var file = new Argument<string>("file") { Description = "Down: the id of the file.", DefaultValueFactory = static _ => "" };
        var size = new Argument<long>("size") { Description = "Down: its size.", DefaultValueFactory = static _ => 0 };
        var verb = new Command(Name, "Runs one very large transfer and prints what it took.") { direction, path, file, size };
        verb.Hidden = true;
        verb.SetAction(async (said, cancel) =>
        {
            using var transfer = new LargeTransfer(new Uri(Environment.GetEnvironmentVariable("SB_API_ENDPOINT")!), Environment.GetEnvironmentVariable("SB_AUTH_TOKEN")!);
            var outcome = said.GetValue(direction) == TransferVerb.Up
                ? await transfer.UpAsync(said.GetValue(path)!, cancel)
                : await transfer.DownAsync(said.GetValue(file)!, said.GetValue(size), said.GetValue(path)!, cancel);
            Console.WriteLine(JsonSerializer.Serialize(outcome));
            return 0;
        });
        return verb;
    }
}
