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
        var judge = new Option<Judgement>("--judge") { Description = "strict, report or off: what happens with traffic that the description does not allow.", DefaultValueFactory = static _ => Judgement.Report, CustomParser = Judge };
        var faults = new Option<FileInfo?>("--faults") { Description = "A script of faults (JSON)." };
        var deviations = new Option<IReadOnlyList<Deviation>>("--deviations") { Description = "A file of ways in which answers differ from the description (JSON).", DefaultValueFactory = static _ => [], CustomParser = DeviationsOf };
        var synthetic = new Option<bool>("--synthetic") { Description = "Uploads are hashed and dropped, downloads are computed: for sizes that no disk holds." };
        var opaque = new Option<bool>("--opaque-etags") { Description = "Storage gives ETags that are no MD5, and computes none: for benchmarks." };
        var seconds = new Option<double>("--task-seconds") { Description = "How long a task runs.", DefaultValueFactory = static _ => 2, CustomParser = Seconds };
        var part = new Option<long?>("--part-size") { Description = "Size of every upload's parts in bytes, whatever the client asks for.", CustomParser = PartSize };
        var root = new RootCommand("A local Seven Bridges Platform, for tests and for trying things out.") { urls, token, rate, judge, faults, deviations, synthetic, opaque, seconds, part };
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
                Deviations = result.GetRequiredValue(deviations),
            },
            result.GetValue(faults),
            cancel));
        return root;
    }

    private static Judgement Judge(ArgumentResult result)
    {
        var text = result.Tokens.Single().Value;
        // By name only: the numbers behind the names are nobody's affair.
        if (Enum.GetNames<Judgement>().Contains(text, StringComparer.OrdinalIgnoreCase))
            return Enum.Parse<Judgement>(text, ignoreCase: true);
        result.AddError($"'{text}' is no judgement; write strict, report or off.");
        return default;
    }

    private static IReadOnlyList<Deviation>? DeviationsOf(ArgumentResult result)
    {
        try
        {
            return Deviations.DeviationFile.Read(File.ReadAllText(result.Tokens.Single().Value));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or FormatException)
        {
            result.AddError(error.Message);
            return null;
        }
    }

    private static double Seconds(ArgumentResult result)
    {
        var text = result.Tokens.Single().Value;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds <= TimeSpan.FromDays(1).TotalSeconds)
            return seconds;
        result.AddError($"'{text}' is no time that a task may take; write seconds, from 0 to a day, such as 2 or 0.5.");
        return default;
    }

    private static long? PartSize(ArgumentResult result)
    {
        var text = result.Tokens.Single().Value;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) && bytes is > 0 and <= PartPlan.LargestPart)
            return bytes;
        result.AddError($"'{text}' is no size of a part; write bytes, from 1 to {PartPlan.LargestPart}.");
        return null;
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
