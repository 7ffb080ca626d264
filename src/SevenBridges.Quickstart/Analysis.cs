using System.Security.Cryptography;

namespace SevenBridges.Quickstart;

/// <summary>The Platform's quickstart, step by step: from a billing group to results that are compared and paid for.</summary>
internal sealed class Analysis(Account account, Display display, TimeProvider clock)
{
    private const string PublicFiles = "admin/sbg-public-data";
    private static readonly string[] ReferenceEndings = [".fasta", ".fa", ".fasta.gz", ".fa.gz", ".fasta.fai", ".fa.fai"];

    // Each run has a project of its own: an upload that was broken off would never be taken up again, and had better be given up.
    private static readonly TransferOptions Options = new() { Resume = false };

    private readonly SevenBridgesClient platform = account.Platform;
    private Project? project;

    public async Task RunAsync(string localReads, string outputFolder, CancellationToken cancellationToken)
    {
        await SayHelloAsync(cancellationToken);
        var billingGroup = await PickBillingGroupAsync(cancellationToken);
        project = await CreateProjectAsync(billingGroup, cancellationToken);
        await CopyReferenceFilesAsync(cancellationToken);
        var reads = await UploadReadsAsync(localReads, cancellationToken);
        await DescribeAsync(reads, cancellationToken);
        var app = await InstallAppAsync(cancellationToken);
        var task = await RunTaskAsync(app, reads, cancellationToken);
        var output = await DownloadOutputAsync(task, outputFolder, cancellationToken);
        await CompareAsync(localReads, output, cancellationToken);
        SayPrice(task);
    }

    /// <summary>On a real account, what was created stays until its owner deletes it.</summary>
    public void SayWhatIsLeft()
    {
        if (account.IsReal && project is not null)
            display.Step("left", $"project {project.Id} with its files, app and task, on your account; delete it when you have seen enough");
    }

    private async Task SayHelloAsync(CancellationToken cancellationToken)
    {
        var me = await platform.Users.MeAsync(cancellationToken: cancellationToken);
        display.Step("account", $"{me.Username} on {(account.IsReal ? platform.Endpoint : "an emulated Platform")}");
    }

    private async Task<BillingGroup> PickBillingGroupAsync(CancellationToken cancellationToken)
    {
        await foreach (var group in platform.BillingGroups.Query().WithCancellation(cancellationToken))
        {
            await group.EnsureLoadedAsync(cancellationToken);
            if (group.Disabled == true || group.Pending == true) continue;
            display.Step("billing group", group.Name);
            return group;
        }

        throw new InvalidOperationException("This account has no billing group that can pay for a task.");
    }

    private async Task<Project> CreateProjectAsync(BillingGroup billingGroup, CancellationToken cancellationToken)
    {
        var name = $"Quickstart {clock.GetUtcNow():yyyy-MM-dd HH.mm.ss} {Random.Shared.Next(0x10000):x4}";
        var created = await platform.Projects.CreateAsync(
            new() { Name = name, BillingGroup = billingGroup.Id, Description = "Made by the quickstart of SevenBridges for .NET." }, cancellationToken: cancellationToken);
        display.Step("project", created.Id.Value);
        return created;
    }

    private async Task CopyReferenceFilesAsync(CancellationToken cancellationToken)
    {
        var publicFiles = await platform.Files.Query(new() { Project = PublicFiles }).FirstPageAsync(limit: 100, cancellationToken: cancellationToken);
        foreach (var reference in publicFiles.Where(IsReference).Take(2))
        {
            var copy = await reference.CopyAsync(project!.Id, cancellationToken: cancellationToken);
            display.Step("reference", $"{copy.Name} ({Sizes.Text(reference.Size)})");
        }
    }

    private static bool IsReference(PlatformFile file) =>
        file.Type != FileType.Folder && ReferenceEndings.Any(ending => file.Name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    private async Task<PlatformFile> UploadReadsAsync(string path, CancellationToken cancellationToken)
    {
        var reads = await display.TransferAsync("upload", progress => project!.UploadAsync(path, options: Options, progress: progress, cancellationToken: cancellationToken));
        display.Step("reads", $"{reads.File.Name} ({Sizes.Text(reads.Bytes)}, {InWords(reads.Verification)})");
        return reads.File;
    }

    private static string InWords(Verification verification) => verification == Verification.Verified ? "verified" : "no checksum to compare with";

    private async Task DescribeAsync(PlatformFile reads, CancellationToken cancellationToken)
    {
        await reads.EnsureLoadedAsync(cancellationToken);
        reads.Metadata["sample_id"] = "quickstart";
        reads.Metadata["experimental_strategy"] = "WGS";
        reads.Tags = ["quickstart", "reads"];
        await reads.SaveAsync(cancellationToken);
        display.Step("metadata", "sample_id = quickstart, experimental_strategy = WGS; tags: quickstart, reads");
    }

    private async Task<AppId> InstallAppAsync(CancellationToken cancellationToken)
    {
        var installed = await platform.Apps.InstallAsync($"{project!.Id}/pass-reads-on", PassReadsOn.Document, cancellationToken);
        AppId app = installed.SbgId ?? $"{project.Id}/pass-reads-on";
        display.Step("app", app.Value);
        return app;
    }

    private async Task<PlatformTask> RunTaskAsync(AppId app, PlatformFile reads, CancellationToken cancellationToken)
    {
        var draft = await platform.Tasks.CreateAsync(
            new() { Name = $"Pass {reads.Name} on", Project = project!.Id, App = app, Inputs = new() { [PassReadsOn.Input] = reads } }, cancellationToken: cancellationToken);
        var task = await draft.RunAsync(cancellationToken: cancellationToken);
        await display.WaitAsync("task", progress => task.WaitAsync(progress, cancellationToken: cancellationToken));
        display.Step("task", $"{task.Name}: {task.Status}");
        return task;
    }

    private async Task<DownloadResult> DownloadOutputAsync(PlatformTask task, string folder, CancellationToken cancellationToken)
    {
        var outputs = await display.TransferAsync("download", progress => task.DownloadOutputsAsync(folder, Options, progress, cancellationToken: cancellationToken));
        if (outputs.Skipped is [var skipped, ..]) throw new IOException(skipped.Reason);
        var output = outputs.Files.Single();
        display.Step("output", $"{Path.GetFileName(output.Path)} ({Sizes.Text(output.Bytes)}, {InWords(output.Verification)})");
        return output;
    }

    private async Task CompareAsync(string wentUp, DownloadResult cameBack, CancellationToken cancellationToken)
    {
        var (up, back) = (await Sha256Async(wentUp, cancellationToken), await Sha256Async(cameBack.Path, cancellationToken));
        if (up != back) throw new InvalidDataException($"What came back is not what went up: SHA-256 {back} instead of {up}.");
        display.Step("SHA-256", $"{up}: what came back is what went up");
    }

    private static async Task<string> Sha256Async(string path, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken));
    }

    private void SayPrice(PlatformTask task) =>
        display.Step("price", task.Price is { Amount: { } amount } price ? $"{amount:0.00} {price.Currency}" : "not known yet");
}
