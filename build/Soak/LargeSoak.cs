using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace SevenBridges.Build;

/// <summary>A file that no memory and few disks hold, both ways: Platform, upload and download in processes of their own.</summary>
internal sealed class LargeSoak : IDisposable
{
    private const string Token = "canary7bforlargesoak";

    // What answers late is taken for distant, and as many connections are opened as there may be: so the most memory is needed.
    private const string Late = """{ "faults": [ { "on": "storage.*", "rate": 1, "fault": "delay", "wait": 0.02 } ] }""";

    private readonly Process emulator;
    private readonly string endpoint;
    private readonly string folder = Directory.CreateTempSubdirectory("sevenbridges-large-").FullName;

    public LargeSoak()
    {
        var program = Path.Combine(AppContext.BaseDirectory, "SevenBridges.Emulator.dll");
        File.WriteAllText(FaultFile, Late);
        emulator = Start(program, "--faults", FaultFile, "--synthetic", "--opaque-etags", "--judge", "off", "--rate-limit", "off", "--token", Token, "--urls", "http://127.0.0.1:0");
        endpoint = emulator.StandardOutput.ReadLine()!.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];
        _ = emulator.StandardOutput.ReadToEndAsync();
    }

    private string FaultFile => Path.Combine(folder, "faults.json");

    /// <summary>Up, then down.</summary>
    /// <param name="size">Size of the file in bytes.</param>
    /// <param name="tell">Told of each when it is done: that takes minutes.</param>
    /// <param name="cancel">Breaks it off.</param>
    public async Task<IReadOnlyList<LargeOutcome>> RunAsync(long size, Action<string> tell, CancellationToken cancel)
    {
        var path = Path.Combine(folder, "large.bin");
        using (var holes = File.Create(path)) holes.SetLength(size);
        var up = await OneAsync(cancel, LargeVerb.Name, TransferVerb.Up, path);
        tell(up.ToString());
        File.Delete(path);
        var down = await OneAsync(cancel, LargeVerb.Name, TransferVerb.Down, path, up.File, size.ToString(CultureInfo.InvariantCulture));
        tell(down.ToString());
        return [up, down];
    }

    public void Dispose()
    {
        emulator.Kill();
        emulator.WaitForExit();
        emulator.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private async Task<LargeOutcome> OneAsync(CancellationToken cancel, params string[] arguments)
    {
        using var process = Start(typeof(LargeSoak).Assembly.Location, arguments);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(cancel), process.StandardError.ReadToEndAsync(cancel));
        await process.WaitForExitAsync(cancel);
        if (process.ExitCode != 0) throw new InvalidOperationException($"The transfer ended with {process.ExitCode}: {await errors}");
        return JsonSerializer.Deserialize<LargeOutcome>(await output)!;
    }

    private Process Start(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (endpoint is not null) start.Environment["SB_API_ENDPOINT"] = endpoint;
        start.Environment["SB_AUTH_TOKEN"] = Token;
        return Process.Start(start)!;
    }
}
