namespace SevenBridges.Contract.Tests.Calls;

/// <summary>Calls about many things: each has one that is there and one that is not.</summary>
internal static class BulkCalls
{
    private const string NoFile = "5f0000000000000000000000";
    private const string NoTask = "00000000-0000-4000-8000-000000000000";

    public static IEnumerable<Call> All =>
    [
        Call.Of("files.bulkGet",
            async (theirs, scene) => (await theirs.Files_bulkGetAsync(new() { File_ids = [scene.File, NoFile] })).Items,
            (ours, scene) => ours.Files.BulkGetAsync([scene.File, NoFile])),
        Call.Of("files.bulkDelete",
            async (theirs, scene) => (await theirs.Files_bulkDeleteAsync(new() { File_ids = [NoFile, scene.File] })).Items,
            (ours, scene) => ours.Files.BulkDeleteAsync([NoFile, scene.File])),
        Call.Of("files.bulkUpdate",
            async (theirs, scene) => (await theirs.Files_bulkUpdateAsync(new() { Items = [new() { Id = scene.File, Name = "new ä.txt", Tags = ["one"] }] })).Items,
            (ours, scene) => ours.Files.BulkUpdateAsync([new() { Id = scene.File, Name = "new ä.txt", Tags = ["one"] }])),
        Call.Of("files.bulkEdit",
            async (theirs, scene) => (await theirs.Files_bulkEditAsync(
                new() { Items = [new() { Id = scene.File, Metadata = new() { ["library"] = "L1" } }, new() { Id = NoFile }] })).Items,
            (ours, scene) => ours.Files.BulkEditAsync([new() { Id = scene.File, Metadata = new() { ["library"] = "L1" } }, new() { Id = NoFile }])),
        Call.Of("tasks.bulkGet",
            async (theirs, scene) => (await theirs.Tasks_bulkGetAsync(new() { Task_ids = [NoTask, scene.Task, scene.Running] })).Items,
            (ours, scene) => ours.Tasks.BulkGetAsync([NoTask, scene.Task, scene.Running])),
    ];
}
