namespace SevenBridges.Contract.Tests.Calls;

internal static class ActionCalls
{
    public static IEnumerable<Call> All =>
    [
        Call.Of("actions.copyFiles",
            (theirs, scene) => theirs.Actions_copyFilesAsync(new() { Project = scene.Project, File_ids = [scene.PublicFile, scene.Folder] }),
            (ours, scene) => ours.Actions.CopyFilesAsync(scene.Project, [scene.PublicFile, scene.Folder])),
        Call.Of("actions.getFileIds",
            (theirs, scene) => theirs.Actions_getFileIdsAsync([$"{scene.Project}/{Scene.FileName}", $"{scene.Project}/absent"]),
            (ours, scene) => ours.Actions.GetFileIdsAsync([$"{scene.Project}/{Scene.FileName}", $"{scene.Project}/absent"])),
        Call.Silent("actions.sendFeedback",
            (theirs, _) => theirs.Actions_sendFeedbackAsync(new() { Text = "More clouds, please.", Type = Reference.FeedbackType.IDEA, Referrer = "contract" }),
            (ours, _) => ours.Actions.SendFeedbackAsync(new FeedbackSend { Text = "More clouds, please.", Type = FeedbackType.Idea, Referrer = "contract" })),
    ];
}
