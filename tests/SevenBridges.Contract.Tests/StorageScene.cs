namespace SevenBridges.Contract.Tests;

/// <summary>What stands in the account that has to do with volumes.</summary>
internal sealed record StorageScene
{
    public const string Inbox = "inbox";
    public const string Spare = "spare";
    public const string Object = "run1/S7_R1.fastq";

    /// <summary>A volume of the account's own, with objects in it and a colleague who may use it.</summary>
    public required string Volume { get; init; }

    /// <summary>An import that has just been started.</summary>
    public required string Import { get; init; }

    /// <summary>An import that failed.</summary>
    public required string Failed { get; init; }

    /// <summary>An export that is completed.</summary>
    public required string Export { get; init; }

    public required string DrsImport { get; init; }

    public IEnumerable<string> World =>
    [
        "storage/volumes?fields=_all", $"storage/volumes/{Volume}", $"storage/volumes/{Volume}/members", $"storage/volumes/{Volume}/list?fields=_all",
        "storage/imports?fields=_all", "storage/exports?fields=_all", $"bulk/drs/imports/{DrsImport}",
    ];

    public static async Task<StorageScene> SetAsync(SevenBridgesClient platform, ProjectId project)
    {
        var volume = (await platform.Volumes.Query(new() { Owner = "rfranklin" }).FirstPageAsync())[0];
        await volume.AddMemberAsync(Scene.Colleague, new VolumePermissions { Copy = true });
        var spare = await platform.Volumes.CreateAsync(Spare, new S3RoleService { Bucket = "spare", RoleArn = "arn:aws:iam::111122223333:role/sb", ExternalId = "x" });
        await spare.DeactivateAsync();

        return new StorageScene
        {
            Volume = volume.Id.Value,
            Import = (await volume.ImportAsync(Object, project)).Id.Value,
            Failed = (await platform.Imports.Query(new() { States = ["FAILED"] }).FirstPageAsync())[0].Id.Value,
            Export = (await platform.Exports.Query(new() { States = ["COMPLETED"] }).FirstPageAsync())[0].Id.Value,
            DrsImport = (await platform.DrsImports.BulkCreateAsync(new() { Items = [new() { DrsUri = "drs://repo.example.org/1", Project = project }] })).Id.Value,
        };
    }
}
