namespace SevenBridges.Contract.Tests.Calls;

internal static class StorageCalls
{
    private const string Inbox = StorageScene.Inbox;

    public static IEnumerable<Call> All => [.. Volumes, .. VolumeMembers, .. Imports, .. Exports, .. DrsImports];

    private static IEnumerable<Call> Volumes =>
    [
        Call.Of("volumes.query",
            async (theirs, _) => (await theirs.Volumes_queryAsync(fields: "_all")).Items,
            (ours, _) => ours.Volumes.Query().FirstPageAsync()),
        Call.Of("volumes.queryByOwner",
            async (theirs, scene) => (await theirs.Volumes_queryByOwnerAsync(scene.Owner, fields: "_all")).Items,
            (ours, scene) => ours.Volumes.Query(new() { Owner = scene.Owner }).FirstPageAsync()),
        Call.Of("volumes.create",
            (theirs, _) => theirs.Volumes_createAsync(new()
            {
                Name = "outbox",
                Description = "What goes out",
                Access_mode = Reference.VolumeAccessMode.RW,
                Service = new()
                {
                    Type = Reference.VolumeType.S3,
                    Bucket = "example-outbox",
                    Prefix = "2025/out",
                    Credentials = new() { Access_key_id = "AKIAEXAMPLE", Secret_access_key = "not-a-real-one" },
                    Properties = new() { Sse_algorithm = Reference.SseAlgorithm.AES256, Aws_canned_acl = Reference.AwsCannedAcl.BucketOwnerRead },
                },
            }),
            (ours, _) => ours.Volumes.CreateAsync(new()
            {
                Name = "outbox",
                Description = "What goes out",
                AccessMode = VolumeAccessMode.ReadWrite,
                Service = new S3KeyService
                {
                    Bucket = "example-outbox",
                    Prefix = "2025/out",
                    AccessKeyId = "AKIAEXAMPLE",
                    SecretAccessKey = "not-a-real-one",
                    Properties = new() { SseAlgorithm = SseAlgorithm.Aes256, AwsCannedAcl = AwsCannedAcl.BucketOwnerRead },
                },
            })),
        Call.Of("volumes.get",
            (theirs, scene) => theirs.Volumes_getAsync(scene.Owner, Inbox),
            (ours, scene) => ours.Volumes.GetAsync(scene.Storage.Volume)),
        Call.Of("volumes.update",
            (theirs, scene) => theirs.Volumes_updateAsync(scene.Owner, Inbox, new() { Description = "Closed", Active = false }, force: true),
            (ours, scene) => ours.Volumes.UpdateAsync(scene.Storage.Volume, new() { Description = "Closed", Active = false }, force: true)),
        Call.Silent("volumes.delete",
            (theirs, scene) => theirs.Volumes_deleteAsync(scene.Owner, StorageScene.Spare),
            (ours, scene) => ours.Volumes.DeleteAsync($"{scene.Owner}/{StorageScene.Spare}")),
        Call.Of("volumes.queryObjects",
            async (theirs, scene) => (await theirs.Volumes_queryObjectsAsync(scene.Owner, Inbox, prefix: "run1/")).Items,
            (ours, scene) => ours.Volumes.QueryObjects(scene.Storage.Volume, new() { Prefix = "run1/" }).FirstPageAsync()),
        Call.Of("volumes.getObject",
            (theirs, scene) => theirs.Volumes_getObjectAsync(scene.Owner, Inbox, StorageScene.Object),
            (ours, scene) => ours.Volumes.GetObjectAsync(scene.Storage.Volume, StorageScene.Object)),
    ];

    private static IEnumerable<Call> VolumeMembers =>
    [
        Call.Of("volumes.members.query",
            async (theirs, scene) => (await theirs.Volumes_members_queryAsync(scene.Owner, Inbox)).Items,
            (ours, scene) => ours.Volumes.Members.Query(scene.Storage.Volume).FirstPageAsync()),
        Call.Of("volumes.members.add",
            (theirs, scene) => theirs.Volumes_members_addAsync(scene.Owner, Inbox, new() { Username = Scene.Stranger, Permissions = new() { Copy = true, Write = true } }),
            (ours, scene) => ours.Volumes.Members.AddAsync(scene.Storage.Volume, Scene.Stranger, new() { Copy = true, Write = true })),
        Call.Of("volumes.members.get",
            (theirs, scene) => theirs.Volumes_members_getAsync(scene.Owner, Inbox, Scene.Colleague),
            (ours, scene) => ours.Volumes.Members.GetAsync(scene.Storage.Volume, Scene.Colleague)),
        Call.Silent("volumes.members.remove",
            (theirs, scene) => theirs.Volumes_members_removeAsync(scene.Owner, Inbox, Scene.Colleague),
            (ours, scene) => ours.Volumes.Members.RemoveAsync(scene.Storage.Volume, Scene.Colleague)),
        Call.Of("volumes.members.modifyPermissions",
            (theirs, scene) => theirs.Volumes_members_modifyPermissionsAsync(scene.Owner, Inbox, Scene.Colleague, new() { Write = true }),
            (ours, scene) => ours.Volumes.Members.ModifyPermissionsAsync(scene.Storage.Volume, Scene.Colleague, new() { Write = true })),
        Call.Of("volumes.members.overwritePermissions",
            (theirs, scene) => theirs.Volumes_members_overwritePermissionsAsync(scene.Owner, Inbox, Scene.Colleague, new() { Read = true, Copy = false, Write = true, Admin = false }),
            (ours, scene) => ours.Volumes.Members.OverwritePermissionsAsync(scene.Storage.Volume, Scene.Colleague, new() { Read = true, Copy = false, Write = true, Admin = false })),
    ];

    private static IEnumerable<Call> Imports =>
    [
        Call.Of("imports.query",
            async (theirs, scene) => (await theirs.Imports_queryAsync(volume: scene.Storage.Volume, state: [Reference.ImportExportState.PENDING, Reference.ImportExportState.FAILED], fields: "_all")).Items,
            (ours, scene) => ours.Imports.Query(new() { Volume = scene.Storage.Volume, States = [ImportExportState.Pending, ImportExportState.Failed] }).FirstPageAsync()),
        Call.Of("imports.get",
            (theirs, scene) => theirs.Imports_getAsync(scene.Storage.Failed),
            (ours, scene) => ours.Imports.GetAsync(scene.Storage.Failed)),
        Call.Of("imports.create",
            (theirs, scene) => theirs.Imports_createAsync(new()
            {
                Source = new() { Volume = scene.Storage.Volume, Location = "run1/" },
                Destination = new() { Parent = scene.Folder, Name = "first" },
                Autorename = true,
                Preserve_folder_structure = false,
            }),
            (ours, scene) => ours.Imports.CreateAsync(new ImportCreate
            {
                Source = new() { Volume = scene.Storage.Volume, Location = "run1/" },
                Destination = new() { Parent = scene.Folder, Name = "first" },
                Autorename = true,
                PreserveFolderStructure = false,
            })),
        Call.Of("imports.bulkGet",
            async (theirs, scene) => (await theirs.Imports_bulkGetAsync(new() { Import_ids = [scene.Storage.Import, "unknown", scene.Storage.Failed] })).Items,
            (ours, scene) => ours.Imports.BulkGetAsync([scene.Storage.Import, "unknown", scene.Storage.Failed])),
        Call.Of("imports.bulkCreate",
            async (theirs, scene) => (await theirs.Imports_bulkCreateAsync(new() { Items = [TheirImport(scene, scene.Storage.Volume), TheirImport(scene, "nobody/nothing")] })).Items,
            (ours, scene) => ours.Imports.BulkCreateAsync([OurImport(scene, scene.Storage.Volume), OurImport(scene, "nobody/nothing")])),
    ];

    private static IEnumerable<Call> Exports =>
    [
        Call.Of("exports.query",
            async (theirs, scene) => (await theirs.Exports_queryAsync(volume: scene.Storage.Volume, fields: "_all")).Items,
            (ours, scene) => ours.Exports.Query(new() { Volume = scene.Storage.Volume }).FirstPageAsync()),
        Call.Of("exports.get",
            (theirs, scene) => theirs.Exports_getAsync(scene.Storage.Export),
            (ours, scene) => ours.Exports.GetAsync(scene.Storage.Export)),
        Call.Of("exports.create",
            (theirs, scene) => theirs.Exports_createAsync(TheirExport(scene), copy_only: true),
            (ours, scene) => ours.Exports.CreateAsync(OurExport(scene), copyOnly: true)),
        Call.Of("exports.bulkGet",
            async (theirs, scene) => (await theirs.Exports_bulkGetAsync(new() { Export_ids = [scene.Storage.Export, "unknown"] })).Items,
            (ours, scene) => ours.Exports.BulkGetAsync([scene.Storage.Export, "unknown"])),
        Call.Of("exports.bulkCreate",
            async (theirs, scene) => (await theirs.Exports_bulkCreateAsync(new() { Items = [TheirExport(scene), TheirExport(scene)] }, copy_only: true)).Items,
            (ours, scene) => ours.Exports.BulkCreateAsync([OurExport(scene), OurExport(scene)], copyOnly: true)),
    ];

    private static IEnumerable<Call> DrsImports =>
    [
        Call.Of("drsImports.bulkCreate",
            (theirs, scene) => theirs.DrsImports_bulkCreateAsync(new()
            {
                Items = [new() { Drs_uri = "drs://repo.example.org/2", Project = scene.Project, Name = "ext.cram", Metadata = new() { ["sample_id"] = "S9" } }],
                Conflict_resolution = Reference.DrsConflictResolution.OVERWRITE,
                Tags = ["drs"],
            }),
            (ours, scene) => ours.DrsImports.BulkCreateAsync(new()
            {
                Items = [new() { DrsUri = "drs://repo.example.org/2", Project = scene.Project, Name = "ext.cram", Metadata = new() { ["sample_id"] = "S9" } }],
                ConflictResolution = DrsConflictResolution.Overwrite,
                Tags = ["drs"],
            })),
        Call.Of("drsImports.get",
            (theirs, scene) => theirs.DrsImports_getAsync(scene.Storage.DrsImport),
            (ours, scene) => ours.DrsImports.GetAsync(scene.Storage.DrsImport)),
    ];

    private static Reference.ImportCreate TheirImport(Scene scene, string volume) => new()
    {
        Source = new() { Volume = volume, Location = StorageScene.Object },
        Destination = new() { Project = scene.Project },
        Overwrite = true,
    };

    private static ImportCreate OurImport(Scene scene, VolumeId volume) => new()
    {
        Source = new() { Volume = volume, Location = StorageScene.Object },
        Destination = new() { Project = scene.Project },
        Overwrite = true,
    };

    private static Reference.ExportCreate TheirExport(Scene scene) => new()
    {
        Source = new() { File = scene.File },
        Destination = new() { Volume = scene.Storage.Volume, Location = "out/a b.txt" },
        Properties = new() { Aws_storage_class = Reference.AwsStorageClass.STANDARD_IA },
        Overwrite = true,
    };

    private static ExportCreate OurExport(Scene scene) => new()
    {
        Source = new() { File = scene.File },
        Destination = new() { Volume = scene.Storage.Volume, Location = "out/a b.txt" },
        Properties = new() { AwsStorageClass = AwsStorageClass.StandardIa },
        Overwrite = true,
    };
}
