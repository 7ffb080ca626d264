namespace SevenBridges.Contract.Tests;

/// <summary>What stands in the account of automations before a call is compared.</summary>
internal sealed record AutomationScene
{
    public const string Name = "nightly";

    public const string Schema = """{ "inputs": { "samples": { "type": "Int", "required": true } }, "outputs": { "samples": { "type": "Int" } } }""";

    public required string Id { get; init; }

    /// <summary>The file that holds the code of the package.</summary>
    public required string Code { get; init; }

    public required string Package { get; init; }

    /// <summary>A run that was created; the clock stands, so that it never ends.</summary>
    public required string Run { get; init; }

    /// <summary>An upload of one part, which has reached storage and is reported.</summary>
    public required string Upload { get; init; }

    public IEnumerable<string> World =>
    [
        "automation/automations?include_archived=true&fields=_all", $"automation/automations/{Id}", $"automation/automations/{Id}/members?fields=_all",
        $"automation/automations/{Id}/packages?fields=_all", $"automation/packages/{Package}", $"automation/runs?automation_id={Id}&fields=_all",
        $"automation/runs/{Run}", $"automation/runs/{Run}/state",
    ];

    public static async Task<AutomationScene> SetAsync(SevenBridgesClient platform, BillingGroupId group)
    {
        var automation = (await platform.Automations.CreateAsync(new() { Name = Name, BillingGroup = group, MemoryLimit = 700 })).Id;
        await platform.Automations.Members.AddAsync(automation, Scene.Colleague, new Permissions { Read = true });
        var code = (await platform.AutomationUploads.CompleteAsync(await UploadAsync(platform, automation))).Id;
        var package = await platform.Automations.Packages.CreateAsync(automation, new() { Version = "0.0.1", Location = code, Schema = AutomationPackageSchema.Parse(Schema) });
        var run = await platform.AutomationRuns.CreateAsync(new() { Package = package.Id, Name = "first", Inputs = new AutomationInputs { { "samples", 3 } } });
        return new AutomationScene
        {
            Id = automation.Value,
            Code = code.Value,
            Package = package.Id.Value,
            Run = run.Id.Value,
            Upload = (await UploadAsync(platform, automation)).Value,
        };
    }

    private static async Task<UploadId> UploadAsync(SevenBridgesClient platform, AutomationId automation)
    {
        var upload = (await platform.AutomationUploads.InitAsync(new() { Automation = automation, Name = "code.zip", Size = 10 })).UploadId;
        var part = await platform.AutomationUploads.GetPartAsync(upload, 1);
        using var http = new HttpClient();
        using var sent = await http.PutAsync(new Uri(part.Url), new ByteArrayContent("0123456789"u8.ToArray()));
        sent.Headers.ETag!.Tag.Should().Be(Scene.PartETag);
        await platform.AutomationUploads.ReportPartAsync(upload, new() { PartNumber = 1, Response = new() { Headers = new Dictionary<string, string?> { ["ETag"] = Scene.PartETag } } });
        return upload;
    }
}
