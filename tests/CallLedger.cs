using System.Diagnostics.Metrics;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace SevenBridges.TestSupport;

/// <summary>
/// Writes down which operations the emulators of this test run answered with success: one id a line, in the file that <c>dotnet run --project build -- coverage</c>
/// reads. Part of every test project.
/// </summary>
internal static class CallLedger
{
    private static readonly HashSet<string> Called = new(StringComparer.Ordinal);
    private static readonly MeterListener Listener = new();

    private static string Path { get; } =
        typeof(CallLedger).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(found => found.Key == "CallLedger").Value!;

    [ModuleInitializer]
    internal static void Open()
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        File.Delete(Path);
        Listener.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Name == "sevenbridges.emulator.calls")
                listener.EnableMeasurementEvents(instrument);
        };
        Listener.SetMeasurementEventCallback<long>(static (_, _, tags, _) => Note(tags));
        Listener.Start();
    }

    /// <summary>Written at once: a process of a test may end without notice.</summary>
    private static void Note(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var (operation, status) = ("", 0);
        foreach (var (name, value) in tags)
            if (name == "operation") operation = (string)value!;
            else if (name == "status") status = (int)value!;
        // A redirect is an answer too: the way to the files of a project is nothing but one.
        if (status is < 200 or > 399)
            return;
        lock (Called)
            if (Called.Add(operation))
                File.AppendAllText(Path, operation + "\n");
    }
}
