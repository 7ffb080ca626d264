using System.Text.Json;

namespace SevenBridges.Contract.Tests.Calls;

internal static class AutomationCalls
{
    public static IEnumerable<Call> All => [.. Automations, .. Members, .. Packages, .. Runs, .. Uploads];

    private static IEnumerable<Call> Automations =>
    [
        Call.Of("automations.query",
            async (theirs, _) => (await theirs.Automations_queryAsync(name: AutomationScene.Name, include_archived: true, project_based: false, fields: "_all")).Items,
            (ours, _) => ours.Automations.Query(new() { Name = AutomationScene.Name, IncludeArchived = true, ProjectBased = false }).FirstPageAsync()),
        Call.Of("automations.create",
            (theirs, scene) => theirs.Automations_createAsync(new()
            {
                Name = "second",
                Description = "Of *its* own",
                Billing_group = scene.BillingGroup,
                Memory_limit = 4000,
                Project_based = true,
                Secret_settings = new() { ["key"] = "s3cret" },
            }),
            (ours, scene) => ours.Automations.CreateAsync(new()
            {
                Name = "second",
                Description = "Of *its* own",
                BillingGroup = scene.BillingGroup,
                MemoryLimit = 4000,
                ProjectBased = true,
                SecretSettings = new AutomationSecrets { { "key", "s3cret" } },
            })),
        Call.Of("automations.get",
            (theirs, scene) => theirs.Automations_getAsync(scene.Automation.Id),
            (ours, scene) => ours.Automations.GetAsync(scene.Automation.Id)),
        Call.Of("automations.update",
            (theirs, scene) => theirs.Automations_updateAsync(scene.Automation.Id, new() { Description = "Changed", Memory_limit = 800 }),
            (ours, scene) => ours.Automations.UpdateAsync(scene.Automation.Id, new() { Description = "Changed", MemoryLimit = 800 })),
        Call.Of("automations.archive",
            (theirs, scene) => theirs.Automations_archiveAsync(scene.Automation.Id),
            (ours, scene) => ours.Automations.ArchiveAsync(scene.Automation.Id)),
        Call.Of("automations.restore",
            (theirs, scene) => theirs.Automations_restoreAsync(scene.Automation.Id),
            (ours, scene) => ours.Automations.RestoreAsync(scene.Automation.Id)),
    ];

    private static IEnumerable<Call> Members =>
    [
        Call.Of("automations.members.query",
            async (theirs, scene) => (await theirs.Automations_members_queryAsync(scene.Automation.Id)).Items,
            (ours, scene) => ours.Automations.Members.Query(scene.Automation.Id).FirstPageAsync()),
        Call.Of("automations.members.add",
            (theirs, scene) => theirs.Automations_members_addAsync(scene.Automation.Id, new()
            {
                Id = "team-1",
                Type = Reference.AutomationMemberKind.Team,
                Permissions = new() { Read = true, Execute = true },
            }),
            (ours, scene) => ours.Automations.Members.AddTeamAsync(scene.Automation.Id, "team-1", new() { Read = true, Execute = true })),
        Call.Of("automations.members.get",
            (theirs, scene) => theirs.Automations_members_getAsync(scene.Automation.Id, Scene.Colleague),
            (ours, scene) => ours.Automations.Members.GetAsync(scene.Automation.Id, Scene.Colleague)),
        Call.Of("automations.members.update",
            (theirs, scene) => theirs.Automations_members_updateAsync(scene.Automation.Id, Scene.Colleague,
                new() { Permissions = new() { Read = true, Copy = false, Write = true, Execute = true, Admin = false } }),
            (ours, scene) => ours.Automations.Members.UpdateAsync(scene.Automation.Id, Scene.Colleague,
                new AutomationMemberUpdate { Permissions = new() { Read = true, Copy = false, Write = true, Execute = true, Admin = false } })),
        Call.Silent("automations.members.remove",
            (theirs, scene) => theirs.Automations_members_removeAsync(scene.Automation.Id, Scene.Colleague),
            (ours, scene) => ours.Automations.Members.RemoveAsync(scene.Automation.Id, Scene.Colleague)),
    ];

    private static IEnumerable<Call> Packages =>
    [
        Call.Of("automations.packages.query",
            async (theirs, scene) => (await theirs.Automations_packages_queryAsync(scene.Automation.Id)).Items,
            (ours, scene) => ours.Automations.Packages.Query(scene.Automation.Id).FirstPageAsync()),
        Call.Of("automations.packages.create",
            (theirs, scene) => theirs.Automations_packages_createAsync(scene.Automation.Id, new()
            {
                Version = "0.0.2",
                Location = scene.Automation.Code,
                Schema = JsonSerializer.Deserialize<Reference.AutomationPackageSchema>(AutomationScene.Schema)!,
                Memory_limit = 900,
                Python = Reference.AutomationPythonVersion._3_8,
            }),
            (ours, scene) => ours.Automations.Packages.CreateAsync(scene.Automation.Id, new()
            {
                Version = "0.0.2",
                Location = scene.Automation.Code,
                Schema = AutomationPackageSchema.Parse(AutomationScene.Schema),
                MemoryLimit = 900,
                Python = AutomationPythonVersion.Python38,
            })),
        Call.Of("automations.packages.get",
            (theirs, scene) => theirs.Automations_packages_getAsync(scene.Automation.Package),
            (ours, scene) => ours.Automations.Packages.GetAsync(scene.Automation.Package)),
        Call.Of("automations.packages.update",
            (theirs, scene) => theirs.Automations_packages_updateAsync(scene.Automation.Package, new() { Custom_url = "/run/it", Memory_limit = 1200 }),
            (ours, scene) => ours.Automations.Packages.UpdateAsync(scene.Automation.Package, new() { CustomUrl = "/run/it", MemoryLimit = 1200 })),
        Call.Of("automations.packages.archive",
            (theirs, scene) => theirs.Automations_packages_archiveAsync(scene.Automation.Id, scene.Automation.Package),
            (ours, scene) => ours.Automations.Packages.ArchiveAsync(scene.Automation.Id, scene.Automation.Package)),
        Call.Of("automations.packages.restore",
            (theirs, scene) => theirs.Automations_packages_restoreAsync(scene.Automation.Id, scene.Automation.Package),
            (ours, scene) => ours.Automations.Packages.RestoreAsync(scene.Automation.Id, scene.Automation.Package)),
    ];

    private static IEnumerable<Call> Runs =>
    [
        Call.Of("automationRuns.query",
            async (theirs, scene) => (await theirs.AutomationRuns_queryAsync(
                automation_id: scene.Automation.Id, status: Reference.AutomationRunStatus.CREATED, order_by: "created_on", order: Reference.SortOrder.Desc, fields: "_all")).Items,
            (ours, scene) => ours.AutomationRuns.Query(new()
            {
                Automation = scene.Automation.Id,
                Status = AutomationRunStatus.Created,
                OrderBy = "created_on",
                Order = SortOrder.Desc,
            }).FirstPageAsync()),
        Call.Of("automationRuns.create",
            (theirs, scene) => theirs.AutomationRuns_createAsync(new()
            {
                Package = scene.Automation.Package,
                Inputs = new() { ["samples"] = 12 },
                Settings = new() { ["quiet"] = true },
                Secret_settings = new() { ["key"] = "s3cret" },
                Resume_from = scene.Automation.Run,
                Name = "second",
                Memory_limit = 1500,
            }),
            (ours, scene) => ours.AutomationRuns.CreateAsync(new()
            {
                Package = scene.Automation.Package,
                Inputs = new AutomationInputs { { "samples", 12 } },
                Settings = new AutomationSettings { { "quiet", true } },
                SecretSettings = new AutomationSecrets { { "key", "s3cret" } },
                ResumeFrom = scene.Automation.Run,
                Name = "second",
                MemoryLimit = 1500,
            })),
        Call.Of("automationRuns.get",
            (theirs, scene) => theirs.AutomationRuns_getAsync(scene.Automation.Run),
            (ours, scene) => ours.AutomationRuns.GetAsync(scene.Automation.Run)),
        Call.Of("automationRuns.update",
            (theirs, scene) => theirs.AutomationRuns_updateAsync(scene.Automation.Run, new() { Name = "renamed", Inputs = new() { ["note"] = "ü" } }),
            (ours, scene) => ours.AutomationRuns.UpdateAsync(scene.Automation.Run, new() { Name = "renamed", Inputs = new AutomationInputs { { "note", "ü" } } })),
        Call.Silent("automationRuns.stop",
            (theirs, scene) => theirs.AutomationRuns_stopAsync(scene.Automation.Run),
            (ours, scene) => ours.AutomationRuns.StopAsync(scene.Automation.Run)),
        Call.Of("automationRuns.rerun",
            (theirs, scene) => theirs.AutomationRuns_rerunAsync(scene.Automation.Run, body: new() { Merge = false, Inputs = new() { ["samples"] = 5 } }),
            (ours, scene) => ours.AutomationRuns.RerunAsync(scene.Automation.Run, new() { Merge = false, Inputs = new AutomationInputs { { "samples", 5 } } })),
        Call.Of("automationRuns.getState",
            (theirs, scene) => theirs.AutomationRuns_getStateAsync(scene.Automation.Run),
            (ours, scene) => ours.AutomationRuns.GetStateAsync(scene.Automation.Run)),
    ];

    private static IEnumerable<Call> Uploads =>
    [
        Call.Of("automationUploads.init",
            (theirs, scene) => theirs.AutomationUploads_initAsync(new() { Automation_id = scene.Automation.Id, Name = "more.zip", Size = 20_000_000, Part_size = 6_000_000 }),
            (ours, scene) => ours.AutomationUploads.InitAsync(new() { Automation = scene.Automation.Id, Name = "more.zip", Size = 20_000_000, PartSize = 6_000_000 })),
        Call.Of("automationUploads.getPart",
            (theirs, scene) => theirs.AutomationUploads_getPartAsync(scene.Automation.Upload, 1),
            (ours, scene) => ours.AutomationUploads.GetPartAsync(scene.Automation.Upload, 1)),
        Call.Of("automationUploads.reportPart",
            (theirs, scene) => theirs.AutomationUploads_reportPartAsync(scene.Automation.Upload,
                new() { Part_number = 1, Response = new() { Headers = new Dictionary<string, string> { ["ETag"] = Scene.PartETag } } }),
            (ours, scene) => ours.AutomationUploads.ReportPartAsync(scene.Automation.Upload,
                new SevenBridges.PartReport { PartNumber = 1, Response = new() { Headers = new Dictionary<string, string?> { ["ETag"] = Scene.PartETag } } })),
        Call.Of("automationUploads.complete",
            (theirs, scene) => theirs.AutomationUploads_completeAsync(scene.Automation.Upload),
            (ours, scene) => ours.AutomationUploads.CompleteAsync(scene.Automation.Upload)),
        Call.Silent("automationUploads.abort",
            (theirs, scene) => theirs.AutomationUploads_abortAsync(scene.Automation.Upload),
            (ours, scene) => ours.AutomationUploads.AbortAsync(scene.Automation.Upload)),
    ];
}
