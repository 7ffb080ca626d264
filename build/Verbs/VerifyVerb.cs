using System.CommandLine;

namespace SevenBridges.Build;

/// <summary><c>verify</c>: holds a live endpoint against the description, by reading only.</summary>
internal static class VerifyVerb
{
    private const int NoDrift = 0;
    private const int HasDrift = 1;
    private const int DidNotRun = 2;

    public static Command Create()
    {
        var profile = new Option<string?>("--profile") { Description = "A section of the credentials file." };
        var endpoint = new Option<string?>("--endpoint") { Description = "The API's address, such as https://api.sbgenomics.com/v2; the token is SB_AUTH_TOKEN." };
        var json = new Option<bool>("--json") { Description = "The report as JSON, for machines." };
        var requests = new Option<int>("--requests") { Description = "At most so many requests.", DefaultValueFactory = _ => new VerifyLimits().Requests };
        var verb = new Command("verify", "Makes read-only calls and reports where the answers differ from the description. Exit code 0: nowhere, 1: somewhere, 2: it could not run.") { profile, endpoint, json, requests };
        verb.SetAction((said, cancel) => RunAsync(
            said.GetValue(profile), said.GetValue(endpoint), said.GetValue(json), new VerifyLimits(Requests: said.GetValue(requests)), Console.Out, Console.Error, cancel));
        return verb;
    }

    internal static async Task<int> RunAsync(
        string? profile, string? endpoint, bool json, VerifyLimits limits, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        try
        {
            if (profile is null == endpoint is null)
                throw new ArgumentException("Say which endpoint: --profile NAME, or --endpoint URL with the token in SB_AUTH_TOKEN; not both.");
            await using var platform = Connect(profile, endpoint);
            var report = await VerifyAsync(platform, limits, json ? null : new Progress(errors), cancellationToken).ConfigureAwait(false);
            if (json)
                report.WriteJson(output);
            else
                report.Write(output);
            return report.Drifts.Count == 0 ? NoDrift : HasDrift;
        }
        catch (Exception error) when (error is SevenBridgesException or ArgumentException or IOException)
        {
            await errors.WriteLineAsync(error.Message).ConfigureAwait(false);
            return DidNotRun;
        }
    }

    internal static async Task<DriftReport> VerifyAsync(SevenBridgesClient platform, VerifyLimits limits, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        var explorer = new Explorer(platform, Description.Load(), limits);
        await explorer.RunAsync(progress, cancellationToken).ConfigureAwait(false);
        if (explorer.Records.All(read => read.Answered == 0))
            throw new IOException($"{platform.Endpoint} answered none of the calls, the last with {explorer.Records.LastOrDefault(read => read.LastRefusal is not null)?.LastRefusal}; is the token one of this endpoint?");
        return new DriftReport(platform.Endpoint.ToString(), explorer.Requests, [.. explorer.Records], explorer.Ledger.All());
    }

    private static SevenBridgesClient Connect(string? profile, string? endpoint)
    {
        if (profile is not null)
            return SevenBridgesClient.FromProfile(profile);
        var token = Environment.GetEnvironmentVariable("SB_AUTH_TOKEN");
        return string.IsNullOrEmpty(token)
            ? throw new ArgumentException("The token of that endpoint belongs into the environment variable SB_AUTH_TOKEN, which is not set.")
            : new SevenBridgesClient(endpoint!, token);
    }

    private sealed class Progress(TextWriter errors) : IProgress<string>
    {
        public void Report(string value)
        {
            if (!Console.IsErrorRedirected)
                errors.Write($"\r{value,-70}");
        }
    }
}
