using System.CommandLine;

namespace SevenBridges.Build;

/// <summary><c>transfer</c>: one transfer in a process of its own, which a soak can kill. Not for people.</summary>
internal static class TransferVerb
{
    public const string Up = "up";
    public const string Down = "down";

    public static Command Create()
    {
        var direction = new Argument<string>("direction");
        var file = new Argument<string>("file") { Description = "The project to upload into, or the id of the file to download." };
        var path = new Argument<string>("path") { Description = "The local file." };
        var verb = new Command("transfer", "Runs one transfer and prints how far it is.") { direction, file, path };
        verb.Hidden = true;
        verb.SetAction((said, cancel) => RunAsync(said.GetValue(direction)!, said.GetValue(file)!, said.GetValue(path)!, cancel));
        return verb;
    }

    private static async Task<int> RunAsync(string direction, string file, string path, CancellationToken cancel)
    {
        await using var platform = new SevenBridgesClient();
        var options = new TransferOptions { PartSize = PartSize.Minimum, Connections = 4 };
        if (direction == Up) await platform.Files.UploadAsync(path, UploadDestination.InProject(file), options, new Printer(), cancel);
        else await platform.Files.DownloadAsync(file, path, options, new Printer(), cancel);
        return 0;
    }

    // The parent reads these lines and decides by them when to kill.
    private sealed class Printer : IProgress<TransferProgress>
    {
        public void Report(TransferProgress value)
        {
            Console.Out.WriteLine(value.Bytes);
            Console.Out.Flush();
        }
    }
}
