using System.Text.Json;

namespace SevenBridges.Contract.Tests.Calls;

internal static class AppCalls
{
    public static IEnumerable<Call> All =>
    [
        Call.Of("apps.query",
            async (theirs, scene) => (await theirs.Apps_queryAsync(project: scene.Project, fields: "!raw")).Items,
            (ours, scene) => ours.Apps.Query(new() { Project = scene.Project }).FirstPageAsync()),
        Call.Of("apps.get",
            (theirs, scene) => theirs.Apps_getAsync(scene.Owner, Scene.ProjectName, Scene.AppName),
            (ours, scene) => ours.Apps.GetAsync(scene.App)),
        Call.Of("apps.getRevision",
            (theirs, scene) => theirs.Apps_getRevisionAsync(scene.Owner, Scene.ProjectName, Scene.AppName, 0),
            (ours, scene) => ours.Apps.GetRevisionAsync(scene.App, 0)),
        Call.Of("apps.getRaw",
            (theirs, scene) => theirs.Apps_getRawAsync(scene.Owner, Scene.ProjectName, Scene.AppName),
            (ours, scene) => ours.Apps.GetRawAsync(scene.App)),
        Call.Of("apps.getRawRevision",
            (theirs, scene) => theirs.Apps_getRawRevisionAsync(scene.Owner, Scene.ProjectName, Scene.AppName, 0),
            (ours, scene) => ours.Apps.GetRawRevisionAsync(scene.App, 0)),
        Call.Of("apps.install",
            (theirs, scene) => theirs.Apps_installAsync(scene.Owner, Scene.ProjectName, "second", TheirTool()),
            (ours, scene) => ours.Apps.InstallAsync($"{scene.Project}/second", CwlDocument.Parse(Scene.Tool))),
        Call.Of("apps.createRevision",
            (theirs, scene) => theirs.Apps_createRevisionAsync(scene.Owner, Scene.ProjectName, Scene.AppName, 1, TheirTool()),
            (ours, scene) => ours.Apps.CreateRevisionAsync(scene.App, 1, CwlDocument.Parse(Scene.Tool))),
        Call.Of("apps.sync",
            (theirs, scene) => theirs.Apps_syncAsync(scene.Owner, Scene.ProjectName, Scene.FollowerName),
            (ours, scene) => ours.Apps.SyncAsync(scene.Follower)),
        Call.Of("apps.copy",
            (theirs, scene) => theirs.Apps_copyAsync(scene.Owner, Scene.ProjectName, Scene.AppName, new() { Project = scene.Project, Name = "twin" }),
            (ours, scene) => ours.Apps.CopyAsync(scene.App, scene.Project, "twin")),
    ];

    private static Reference.CwlDocument TheirTool() => JsonSerializer.Deserialize<Reference.CwlDocument>(Scene.Tool)!;
}
