namespace SevenBridges.Contract.Tests.Calls;

internal static class AsyncJobCalls
{
    public static IEnumerable<Call> All =>
    [
        Call.Of("asyncJobs.query",
            async (theirs, _) => (await theirs.AsyncJobs_queryAsync(fields: "_all")).Items,
            (ours, _) => ours.AsyncJobs.Query().FirstPageAsync()),
        Call.Of("asyncJobs.copyFiles",
            (theirs, scene) => theirs.AsyncJobs_copyFilesAsync(new() { Items = [new() { File = scene.PublicFile, Project = scene.Project, Name = "copy, with ü.txt" }] }),
            (ours, scene) => ours.AsyncJobs.CopyFilesAsync(new() { Items = [new() { File = scene.PublicFile, Project = scene.Project, Name = "copy, with ü.txt" }] })),
        Call.Of("asyncJobs.moveFiles",
            (theirs, scene) => theirs.AsyncJobs_moveFilesAsync(new() { Items = [new() { File = scene.File, Parent = scene.Folder }] }),
            (ours, scene) => ours.AsyncJobs.MoveFilesAsync(new() { Items = [new() { File = scene.File, Parent = scene.Folder }] })),
        Call.Of("asyncJobs.deleteFiles",
            (theirs, scene) => theirs.AsyncJobs_deleteFilesAsync(new() { Items = [new() { File = scene.Folder }] }),
            (ours, scene) => ours.AsyncJobs.DeleteFilesAsync(new() { Items = [new() { File = scene.Folder }] })),
        Call.Of("asyncJobs.getCopy",
            (theirs, scene) => theirs.AsyncJobs_getCopyAsync(scene.CopyJob),
            (ours, scene) => ours.AsyncJobs.GetCopyAsync(scene.CopyJob)),
        Call.Of("asyncJobs.getMove",
            (theirs, scene) => theirs.AsyncJobs_getMoveAsync(scene.MoveJob),
            (ours, scene) => ours.AsyncJobs.GetMoveAsync(scene.MoveJob)),
        Call.Of("asyncJobs.getDelete",
            (theirs, scene) => theirs.AsyncJobs_getDeleteAsync(scene.DeleteJob),
            (ours, scene) => ours.AsyncJobs.GetDeleteAsync(scene.DeleteJob)),
    ];
}
