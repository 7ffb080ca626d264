namespace SevenBridges.Contract.Tests.Calls;

internal static class ProjectCalls
{
    public static IEnumerable<Call> All =>
    [
        Call.Of("projects.query",
            async (theirs, _) => (await theirs.Projects_queryAsync(name: Scene.ProjectName, fields: "_all")).Items,
            (ours, _) => ours.Projects.Query(new() { Name = Scene.ProjectName }).FirstPageAsync()),
        Call.Of("projects.queryByOwner",
            async (theirs, scene) => (await theirs.Projects_queryByOwnerAsync(scene.Owner, fields: "_all")).Items,
            (ours, scene) => ours.Projects.QueryByOwner(scene.Owner).FirstPageAsync()),
        Call.Of("projects.get",
            (theirs, scene) => theirs.Projects_getAsync(scene.Owner, Scene.ProjectName),
            (ours, scene) => ours.Projects.GetAsync(scene.Project)),
        Call.Of("projects.create",
            (theirs, scene) => theirs.Projects_createAsync(new Reference.ProjectCreate
            {
                Name = "Second one",
                Billing_group = scene.BillingGroup,
                Description = "With *markup*, “quotes” and\nlines.",
                Tags = ["a", "b c"],
                Settings = new() { Locked = false },
            }),
            (ours, scene) => ours.Projects.CreateAsync(new SevenBridges.ProjectCreate
            {
                Name = "Second one",
                BillingGroup = scene.BillingGroup,
                Description = "With *markup*, “quotes” and\nlines.",
                Tags = ["a", "b c"],
                Settings = new() { Locked = false },
            })),
        Call.Of("projects.update",
            (theirs, scene) => theirs.Projects_updateAsync(scene.Owner, Scene.ProjectName, new() { Description = "Changed", Tags = ["x"] }),
            (ours, scene) => ours.Projects.UpdateAsync(scene.Project, new() { Description = "Changed", Tags = ["x"] })),
        Call.Silent("projects.delete",
            (theirs, scene) => theirs.Projects_deleteAsync(scene.Owner, Scene.ProjectName),
            (ours, scene) => ours.Projects.DeleteAsync(scene.Project)),
        Call.Of("projects.queryFiles",
            async (theirs, scene) => (await theirs.Projects_queryFilesAsync(scene.Owner, Scene.ProjectName, name: [Scene.FileName], fields: "_all")).Items,
            (ours, scene) => ours.Projects.QueryFiles(scene.Project, new() { Names = [Scene.FileName] }).FirstPageAsync()),
        Call.Of("projects.queryTasks",
            async (theirs, scene) => (await theirs.Projects_queryTasksAsync(scene.Owner, Scene.ProjectName, status: Reference.TaskStatus.DRAFT, fields: "_all")).Items,
            (ours, scene) => ours.Projects.QueryTasks(scene.Project, new() { Status = PlatformTaskStatus.Draft }).FirstPageAsync()),
        Call.Of("projects.members.query",
            async (theirs, scene) => (await theirs.Projects_members_queryAsync(scene.Owner, Scene.ProjectName)).Items,
            (ours, scene) => ours.Projects.Members.Query(scene.Project).FirstPageAsync()),
        Call.Of("projects.members.get",
            (theirs, scene) => theirs.Projects_members_getAsync(scene.Owner, Scene.ProjectName, scene.Owner),
            (ours, scene) => ours.Projects.Members.GetAsync(scene.Project, scene.Owner)),
        Call.Of("projects.members.add",
            (theirs, scene) => theirs.Projects_members_addAsync(scene.Owner, Scene.ProjectName, new() { Username = Scene.Stranger, Permissions = new() { Read = true, Copy = true } }),
            (ours, scene) => ours.Projects.Members.AddAsync(scene.Project, new SevenBridges.MemberAdd
            {
                Username = Scene.Stranger,
                Permissions = new() { Read = true, Copy = true },
            })),
        Call.Of("projects.members.modifyPermissions",
            (theirs, scene) => theirs.Projects_members_modifyPermissionsAsync(scene.Owner, Scene.ProjectName, Scene.Colleague, new() { Write = true }),
            (ours, scene) => ours.Projects.Members.ModifyPermissionsAsync(scene.Project, Scene.Colleague, new() { Write = true })),
        Call.Of("projects.members.overwritePermissions",
            (theirs, scene) => theirs.Projects_members_overwritePermissionsAsync(scene.Owner, Scene.ProjectName, Scene.Colleague,
                new() { Read = true, Copy = false, Write = false, Execute = true, Admin = false }),
            (ours, scene) => ours.Projects.Members.OverwritePermissionsAsync(scene.Project, Scene.Colleague,
                new() { Read = true, Copy = false, Write = false, Execute = true, Admin = false })),
        Call.Silent("projects.members.remove",
            (theirs, scene) => theirs.Projects_members_removeAsync(scene.Owner, Scene.ProjectName, Scene.Colleague),
            (ours, scene) => ours.Projects.Members.RemoveAsync(scene.Project, Scene.Colleague)),
    ];
}
