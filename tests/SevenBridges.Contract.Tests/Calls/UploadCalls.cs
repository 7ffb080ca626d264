namespace SevenBridges.Contract.Tests.Calls;

internal static class UploadCalls
{
    // MD5 of the ten bytes that the scene sent as the first and only part of its second upload.
    private const string ETag = Scene.PartETag;

    public static IEnumerable<Call> All =>
    [
        Call.Of("uploads.init",
            (theirs, scene) => theirs.Uploads_initAsync(new() { Name = "other.bam", Project = scene.Project, Size = 20_000_000, Part_size = 6_000_000 }, overwrite: true),
            (ours, scene) => ours.Uploads.InitAsync(new() { Name = "other.bam", Project = scene.Project, Size = 20_000_000, PartSize = 6_000_000 }, overwrite: true)),
        Call.Of("uploads.query",
            async (theirs, _) => (await theirs.Uploads_queryAsync(fields: "_all")).Items,
            (ours, _) => ours.Uploads.Query().FirstPageAsync()),
        Call.Of("uploads.get",
            (theirs, scene) => theirs.Uploads_getAsync(scene.Upload, list_parts: true),
            (ours, scene) => ours.Uploads.GetAsync(scene.Upload, listParts: true)),
        Call.Of("uploads.getPart",
            (theirs, scene) => theirs.Uploads_getPartAsync(scene.Upload, 1),
            (ours, scene) => ours.Uploads.GetPartAsync(scene.Upload, 1)),
        Call.Of("uploads.reportPart",
            (theirs, scene) => theirs.Uploads_reportPartAsync(scene.Upload, TheirReport()),
            (ours, scene) => ours.Uploads.ReportPartAsync(scene.Upload, OurReport())),
        Call.Of("uploads.reportParts",
            (theirs, scene) => theirs.Uploads_reportPartsAsync(scene.Upload, new() { Parts = [TheirReport()] }),
            (ours, scene) => ours.Uploads.ReportPartsAsync(scene.Upload, new() { Parts = [OurReport()] })),
        Call.Of("uploads.complete",
            (theirs, scene) => theirs.Uploads_completeAsync(scene.Upload, new() { Parts = [TheirReport()] }),
            (ours, scene) => ours.Uploads.CompleteAsync(scene.Upload, new() { Parts = [OurReport()] })),
        Call.Silent("uploads.abort",
            (theirs, scene) => theirs.Uploads_abortAsync(scene.Upload),
            (ours, scene) => ours.Uploads.AbortAsync(scene.Upload)),
    ];

    private static Reference.PartReport TheirReport() => new() { Part_number = 1, Response = new() { Headers = new Dictionary<string, string> { ["ETag"] = ETag } } };

    private static SevenBridges.PartReport OurReport() => new() { PartNumber = 1, Response = new() { Headers = new Dictionary<string, string?> { ["ETag"] = ETag } } };
}
