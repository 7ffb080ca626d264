using System.Text.Json.Nodes;
using SevenBridges.Emulator;

namespace SevenBridges.Build.Tests.Verify;

public sealed class VerifyTests
{
    private static readonly (Deviation Deviation, DriftKind Kind, string Schema, string Line, string What)[] Seeded =
    [
        (Deviation.Rename("File", "name", "title"), DriftKind.Renamed, "File", "\"name\"", "'title' came"),
        (Deviation.Set("Project", "colour", "red"), DriftKind.Undescribed, "Project", "\"Project\"", "'colour' of Project"),
        (Deviation.Set("File", "size", "12"), DriftKind.WrongType, "File", "\"size\"", "string came instead of integer"),
        (Deviation.Set("Project", "name", null), DriftKind.Null, "Project", "\"name\"", "null came"),
        (Deviation.Set("File", "type", "hologram"), DriftKind.UnknownValue, "FileType", "\"FileType\"", "'hologram'"),
        (Deviation.RemoveHeader("files.query", "X-Total-Matching-Query"), DriftKind.MissingHeader, "files.query", "\"get\"", "X-Total-Matching-Query"),
        (Deviation.Remove("User", "email"), DriftKind.NeverCame, "User", "\"email\"", "'email' of User never came"),
        (Deviation.Set("Task", "created_time", "yesterday"), DriftKind.WrongType, "Task", "\"created_time\"", "no time"),
        (Deviation.Set("Task", "batch", "no"), DriftKind.WrongType, "Task", "\"batch\"", "string came instead of boolean"),
        (Deviation.Rename("App", "revision", "rev"), DriftKind.Renamed, "App", "\"revision\"", "'rev' came"),
        (Deviation.Set("BillingGroup", "note", "https://elsewhere.example/x?signature=abc"), DriftKind.Undescribed, "BillingGroup", "\"BillingGroup\"", "'note'"),
        (Deviation.Set("Member", "username", 7), DriftKind.WrongType, "Member", "\"username\"", "integer came instead of string"),
    ];

    [Fact]
    public async Task Verify_APlatformAsDescribed_FindsNothing()
    {
        var report = await VerifyAsync(new EmulatorOptions());

        string.Join('\n', report.Drifts).Should().BeEmpty();
        report.Reads.Count(read => read.Answered > 0).Should().BeGreaterThan(report.Reads.Count * 4 / 5, "most reads can be reached from the seeded account");
    }

    [Fact]
    public async Task Verify_APlatformWithTwelveDeviations_FindsExactlyThoseAtTheirLines()
    {
        var report = await VerifyAsync(new EmulatorOptions { Judgement = Judgement.Off, Deviations = [.. Seeded.Select(seeded => seeded.Deviation)] });

        report.Drifts.Should().HaveCount(Seeded.Length, "these were found: {0}", string.Join('\n', report.Drifts));
        foreach (var (_, kind, _, line, what) in Seeded)
            report.Drifts.Should().ContainSingle(drift => drift.Kind == kind && drift.What.Contains(what, StringComparison.Ordinal) && LineOf(drift).Contains(line, StringComparison.Ordinal));
        string.Join('\n', report.Drifts).Should().NotContain("signature=abc");
    }

    [Fact]
    public async Task Verify_AsJson_SaysTheSameForMachines()
    {
        var report = await VerifyAsync(new EmulatorOptions { Judgement = Judgement.Off, Deviations = [Deviation.Set("Project", "colour", "red")] });
        using var output = new StringWriter();

        report.WriteJson(output);

        var difference = JsonNode.Parse(output.ToString())!["differences"]!.AsArray().Should().ContainSingle().Subject!;
        ((string?)difference["kind"]).Should().Be("undescribed");
        ((string?)difference["pointer"]).Should().Be("/items/*/colour");
        ((string?)difference["place"]).Should().StartWith("schema/projects.json:");
    }

    [Theory]
    [InlineData(null, null, "Say which endpoint")]
    [InlineData("cgc", "http://127.0.0.1:1/v2", "not both")]
    public async Task Verify_WithoutOneEndpoint_SaysSoAndDoesNotRun(string? profile, string? endpoint, string what)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();

        var code = await VerifyVerb.RunAsync(profile, endpoint, json: false, new VerifyLimits(), output, errors, CancellationToken.None);

        code.Should().Be(2);
        errors.ToString().Should().Contain(what);
        output.ToString().Should().BeEmpty();
    }

    [Fact]
    public async Task Verify_WithAWrongToken_SaysThatNothingAnswered()
    {
        await using var emulator = await PlatformEmulator.StartAsync();
        await using var platform = new SevenBridgesClient(emulator.Endpoint, "0123456789abcdef0123456789abcdef");

        var run = () => VerifyVerb.VerifyAsync(platform, new VerifyLimits(), null, CancellationToken.None);

        (await run.Should().ThrowAsync<IOException>()).WithMessage("*answered none*token*");
    }

    private static async Task<DriftReport> VerifyAsync(EmulatorOptions options)
    {
        await using var emulator = await PlatformEmulator.StartAsync(options);
        await using var platform = new SevenBridgesClient(emulator.Endpoint, emulator.Token);
        return await VerifyVerb.VerifyAsync(platform, new VerifyLimits(), null, CancellationToken.None);
    }

    /// <summary>The line of the description that a difference points to, with the one above: a component's name stands before its brace.</summary>
    private static string LineOf(Drift drift)
    {
        var place = drift.Place.Split(':');
        var lines = File.ReadAllLines(Repository.PathOf(place[0]));
        return lines[int.Parse(place[1], System.Globalization.CultureInfo.InvariantCulture) - 1];
    }
}
