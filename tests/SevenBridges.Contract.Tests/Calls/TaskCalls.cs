namespace SevenBridges.Contract.Tests.Calls;

internal static class TaskCalls
{
    public static IEnumerable<Call> All =>
    [
        Call.Of("tasks.query",
            async (theirs, scene) => (await theirs.Tasks_queryAsync(project: scene.Project, status: Reference.TaskStatus.DRAFT, fields: "_all")).Items,
            (ours, scene) => ours.Tasks.Query(new() { Project = scene.Project, Status = PlatformTaskStatus.Draft }).FirstPageAsync()),
        Call.Of("tasks.get",
            (theirs, scene) => theirs.Tasks_getAsync(scene.Task),
            (ours, scene) => ours.Tasks.GetAsync(scene.Task)),
        Call.Of("tasks.create",
            (theirs, scene) => theirs.Tasks_createAsync(new()
            {
                Name = "second",
                Description = "As the first, run at once.",
                Project = scene.Project,
                App = scene.App,
                Inputs = new() { ["files"] = new[] { TheirFile(scene) }, ["depth"] = 12 },
            }, action: Reference.TaskAction.Run),
            (ours, scene) => ours.Tasks.CreateAsync(new()
            {
                Name = "second",
                Description = "As the first, run at once.",
                Project = scene.Project,
                App = scene.App,
                Inputs = new() { ["files"] = new List<CwlValue?> { new CwlFile(scene.File) }, ["depth"] = 12 },
            }, TaskAction.Run)),
        Call.Of("tasks.update",
            (theirs, scene) => theirs.Tasks_updateAsync(scene.Task, new() { Name = "renamed", Inputs = new() { ["depth"] = 7 } }),
            (ours, scene) => ours.Tasks.UpdateAsync(scene.Task, new() { Name = "renamed", Inputs = new() { ["depth"] = 7 } })),
        Call.Silent("tasks.delete",
            (theirs, scene) => theirs.Tasks_deleteAsync(scene.Task),
            (ours, scene) => ours.Tasks.DeleteAsync(scene.Task)),
        Call.Of("tasks.run",
            (theirs, scene) => theirs.Tasks_runAsync(scene.Task),
            (ours, scene) => ours.Tasks.RunAsync(scene.Task)),
        Call.Of("tasks.abort",
            (theirs, scene) => theirs.Tasks_abortAsync(scene.Running),
            (ours, scene) => ours.Tasks.AbortAsync(scene.Running)),
        Call.Of("tasks.clone",
            (theirs, scene) => theirs.Tasks_cloneAsync(scene.Task),
            (ours, scene) => ours.Tasks.CloneAsync(scene.Task)),
        Call.Of("tasks.getExecutionDetails",
            (theirs, scene) => theirs.Tasks_getExecutionDetailsAsync(scene.Running),
            (ours, scene) => ours.Tasks.GetExecutionDetailsAsync(scene.Running)),
        Call.Of("tasks.getInputs",
            (theirs, scene) => theirs.Tasks_getInputsAsync(scene.Task),
            (ours, scene) => ours.Tasks.GetInputsAsync(scene.Task)),
        Call.Of("tasks.patchInputs",
            (theirs, scene) => theirs.Tasks_patchInputsAsync(scene.Task, new Dictionary<string, object> { ["depth"] = 3 }),
            (ours, scene) => ours.Tasks.PatchInputsAsync(scene.Task, new() { ["depth"] = 3 })),
    ];

    private static Dictionary<string, string> TheirFile(Scene scene) => new() { ["class"] = "File", ["path"] = scene.File };
}
