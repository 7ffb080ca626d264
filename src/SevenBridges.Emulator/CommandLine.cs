using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace SevenBridges.Emulator;

/// <summary>The program's options.</summary>
internal static class CommandLine
{
    public static RootCommand Command(Func<EmulatorOptions, FileInfo?, CancellationToken, Task<int>> run)
    {
        var urls = new Option<Uri>("--urls") { Description = "Address to listen on; port 0 takes a free one.", DefaultValueFactory = static _ => new Uri("http://127.0.0.1:8765"), CustomParser = Address };
        var token = new Option<string?>("--token") { Description = "Token of the seeded user; one is made up when this is left out." };
        var rate = new Option<(int? Limit, TimeSpan Window)>("--rate-limit") { Description = "Requests per seconds, such as 1000/300, or off.", DefaultValueFactory = static _ => (1000, TimeSpan.FromMinutes(5)), CustomParser = RateLimit };
        var judge = new Option<Judgement>("--judge") { Description = "strict, report or off: what happens with traffic that the description does not allow.", DefaultValueFactory = static _ => Judgement.Report };
        var faults = new Option<FileInfo?>("--faults") { Description = "A script of faults (JSON)." };
        var synthetic = new Option<bool>("--synthetic") { Description = "Uploads are hashed and dropped, downloads are computed: for sizes that no disk holds." };
        var opaque = new Option<bool>("--opaque-etags") { Description = "Storage gives ETags that are no MD5, and computes none: for benchmarks." };
        var seconds = new Option<double>("--task-seconds") { Description = "How long a task runs.", DefaultValueFactory = static _ => 2 };
        var part = new Option<long?>("--part-size") { Description = "Size of every upload's parts in bytes, whatever the client asks for." };
        var root = new RootCommand("A local Seven Bridges Platform, for tests and for trying things out.") { urls, token, rate, judge, faults, synthetic, opaque, seconds, part };
        root.SetAction((result, cancel) => run(
            new EmulatorOptions
            {
                Url = result.GetRequiredValue(urls),
                Token = result.GetValue(token),
                RateLimit = result.GetValue(rate).Limit,
                RateLimitWindow = result.GetValue(rate).Window,
                Judgement = result.GetValue(judge),
                Synthetic = result.GetValue(synthetic),
                OpaqueETags = result.GetValue(opaque),
                TaskDuration = TimeSpan.FromSeconds(result.GetValue(seconds)),
                UploadPartSize = result.GetValue(part),
            },
            result.GetValue(faults),
            cancel));
        return root;
    }

    private static Uri Address(ArgumentResult result)
    {
        var text = result.Tokens.Single().Value;
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttp)
            return address;
        result.AddError($"'{text}' is no address to listen on; write one such as http://127.0.0.1:8765.");
        return new Uri("http://127.0.0.1:0");
    }

    private static (int? Limit, TimeSpan Window) RateLimit(ArgumentResult result)
    {
        var text = result.Tokens.Single().Value;
        if (text == "off")
            return (null, TimeSpan.FromMinutes(5));
        var parts = text.Split('/');
        if (parts.Length == 2 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit > 0
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds > 0)
            return (limit, TimeSpan.FromSeconds(seconds));
        result.AddError($"'{text}' is no rate limit; write requests per seconds, such as 1000/300, or off.");
        return default;
    }
}
