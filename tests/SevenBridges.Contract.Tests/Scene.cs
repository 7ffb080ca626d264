using SevenBridges.Contract.Tests.Described;

namespace SevenBridges.Contract.Tests;

/// <summary>What stands in the account before a call is compared: one of each thing that calls are about.</summary>
internal sealed record Scene
{
    public const string ProjectName = "contract";
    public const string FileName = "reference.txt";
    public const string AppName = "join";
    public const string FollowerName = "follower";
    public const string Colleague = "bmcclintock";
    public const string Stranger = "gmendel";

    /// <summary>ETag of the upload's only part, which holds <c>0123456789</c>.</summary>
    public const string PartETag = "\"781e5e245d69b566979b86e28d23f2c7\"";

    /// <summary>A tool that joins files; small, and all that a task needs.</summary>
    public const string Tool = """
        {
          "class": "CommandLineTool",
          "cwlVersion": "v1.2",
          "label": "Join",
          "baseCommand": ["cat"],
          "inputs": [ { "id": "files", "type": "File[]", "inputBinding": { "position": 1 } }, { "id": "depth", "type": "int?" } ],
          "outputs": [ { "id": "joined", "type": "stdout" } ],
          "stdout": "joined.txt"
        }
        """;

    public required string Owner { get; init; }

    public required string BillingGroup { get; init; }

    public required string PublicFile { get; init; }

    public required string File { get; init; }

    public required string Folder { get; init; }

    /// <summary>A task that is a draft.</summary>
    public required string Task { get; init; }

    /// <summary>A task that was started; the clock stands, so that it never ends.</summary>
    public required string Running { get; init; }

    /// <summary>An upload of one part, which has reached storage and is not reported yet.</summary>
    public required string Upload { get; init; }

    /// <summary>What was there before.</summary>
    public required Enterprise Enterprise { get; init; }

    /// <summary>Volumes, and what was moved to and from them.</summary>
    public required StorageScene Storage { get; init; }

    /// <summary>What there is of automations.</summary>
    public required AutomationScene Automation { get; init; }

    /// <summary>A job that copies the file into the folder; the clock stands, so that it is never finished.</summary>
    public required string CopyJob { get; init; }

    /// <summary>A job that moves the file.</summary>
    public required string MoveJob { get; init; }

    /// <summary>A job that deletes the file.</summary>
    public required string DeleteJob { get; init; }

    /// <summary>What there is of the resources that no table of calls is about.</summary>
    public DescribedScene Described { get; private init; } = new(new Dictionary<string, string>(), []);

    public string Project => $"{Owner}/{ProjectName}";

    public string App => $"{Project}/{AppName}";

    /// <summary>A copy of an app that has had a revision since.</summary>
    public string Follower => $"{Project}/{FollowerName}";

    /// <summary>What stands here, by name; names of people and projects are no ids.</summary>
    public IEnumerable<(string Name, string Id)> Names => GetType().GetProperties().Where(property => property.PropertyType == typeof(string))
        .Select(property => (property.Name, Id: (string)property.GetValue(this)!)).Where(named => named.Id.Length >= 24 && !named.Id.Contains('/'));

    /// <summary>Where to look to see all that a call may have changed.</summary>
    public IEnumerable<string> World =>
    [
        "projects?fields=_all", $"projects/{Project}", $"projects/{Project}/members",
        $"files?project={Project}&fields=_all", $"files?parent={Folder}&fields=_all", $"files/{File}", $"files/{File}/metadata",
        $"apps?project={Project}", $"apps/{App}", $"apps/{Follower}", $"tasks?project={Project}&fields=_all", $"tasks/{Task}", $"tasks/{Running}",
        "upload/multipart", $"upload/multipart/{Upload}?list_parts=true",
        .. Enterprise.World,
        .. Storage.World,
        "async/files?fields=_all",
        .. Automation.World,
        .. Described.World,
    ];

    /// <summary>What stands here, by the component of the description that its id is of.</summary>
    private Dictionary<string, string> Ids => new(StringComparer.Ordinal)
    {
        ["UserId"] = Owner,
        ["MemberId"] = Colleague,
        ["BillingGroupId"] = BillingGroup,
        ["InvoiceId"] = Enterprise.Invoice,
        ["DivisionId"] = Enterprise.Division,
        ["TeamId"] = Enterprise.Team,
        ["ProjectId"] = Project,
        ["FileId"] = File,
        ["UploadId"] = Upload,
        ["AppId"] = App,
        ["TaskId"] = Task,
        ["DatasetId"] = Enterprise.Dataset,
        ["VolumeId"] = Storage.Volume,
        ["ImportId"] = Storage.Import,
        ["ExportId"] = Storage.Export,
        ["DrsImportId"] = Storage.DrsImport,
        ["AutomationId"] = Automation.Id,
        ["AutomationPackageId"] = Automation.Package,
        ["AutomationRunId"] = Automation.Run,
        ["AsyncJobId"] = CopyJob,
    };

    public static async Task<Scene> SetAsync(SevenBridgesClient platform)
    {
        var owner = (await platform.Users.MeAsync()).Username;
        var group = (await platform.BillingGroups.Query().FirstPageAsync())[0].Id;
        var project = (await platform.Projects.CreateAsync(new() { Name = ProjectName, BillingGroup = group })).Id;
        await platform.Projects.Members.AddAsync(project, Colleague, new Permissions { Read = true });

        var reference = (await platform.Files.Query(new() { Project = "admin/sbg-public-data" }).FirstPageAsync()).First(file => file.Type == FileType.File).Id;
        var file = (await platform.Files.CopyAsync(reference, project, FileName)).Id;
        var folder = await platform.Files.CreateFolderAsync(new() { Name = "folder", Project = project, Type = FileType.Folder });

        var scene = new Scene
        {
            Owner = owner.Value,
            BillingGroup = group.Value,
            PublicFile = reference.Value,
            File = file.Value,
            Folder = folder.Id.Value,
            Task = await DraftAsync(platform, project, file),
            Running = (await (await platform.Tasks.GetAsync(await DraftAsync(platform, project, file))).RunAsync()).Id.Value,
            Upload = await UploadAsync(platform, project),
            Enterprise = await Enterprise.FindAsync(platform),
            Storage = await StorageScene.SetAsync(platform, project),
            Automation = await AutomationScene.SetAsync(platform, group),
            CopyJob = (await platform.AsyncJobs.CopyFilesAsync(new() { Items = [new() { File = file, Parent = folder.Id }] })).Id.Value,
            MoveJob = (await platform.AsyncJobs.MoveFilesAsync(new() { Items = [new() { File = file, Parent = folder.Id }] })).Id.Value,
            DeleteJob = (await platform.AsyncJobs.DeleteFilesAsync(new() { Items = [new() { File = file }] })).Id.Value,
        };
        await FollowAsync(platform, scene);
        return scene with { Described = await DescribedScene.SetAsync(platform, scene.Ids) };
    }

    private static async Task FollowAsync(SevenBridgesClient platform, Scene scene)
    {
        AppId leader = $"{scene.Project}/leader";
        await platform.Apps.InstallAsync(leader, CwlDocument.Parse(Tool));
        await platform.Apps.CopyAsync(leader, scene.Project, FollowerName, AppCopyStrategy.Direct);
        await platform.Apps.CreateRevisionAsync(leader, 1, CwlDocument.Parse(Tool));
    }

    private static async Task<string> DraftAsync(SevenBridgesClient platform, ProjectId project, FileId file)
    {
        AppId app = $"{project}/{AppName}";
        if (await platform.Apps.Query(new() { Project = project }).FirstPageAsync() is { Count: 0 })
            await platform.Apps.InstallAsync(app, CwlDocument.Parse(Tool));

        var inputs = new TaskInputs { ["files"] = new List<CwlValue?> { new CwlFile(file) }, ["depth"] = 30 };
        return (await platform.Tasks.CreateAsync(new() { Name = "join", Project = project, App = app, Inputs = inputs })).Id.Value;
    }

    private static async Task<string> UploadAsync(SevenBridgesClient platform, ProjectId project)
    {
        var upload = await platform.Uploads.InitAsync(new() { Name = "reads.fastq", Project = project, Size = 10 });
        var part = await platform.Uploads.GetPartAsync(upload.UploadId, 1);

        using var http = new HttpClient();
        using var sent = await http.PutAsync(new Uri(part.Url), new ByteArrayContent("0123456789"u8.ToArray()));
        sent.Headers.ETag!.Tag.Should().Be(PartETag);
        return upload.UploadId.Value;
    }
}
