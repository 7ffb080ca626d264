using System.Globalization;
using System.Text.Json.Nodes;

namespace SevenBridges.Emulator.Handlers;

/// <summary>Uploads in parts: opened, sent to storage part by part, reported, completed or given up.</summary>
internal static class UploadsHandlers
{
    public static void AddTo(HandlerTable handlers)
    {
        handlers["uploads.init"] = Init;
        handlers["uploads.query"] = Query;
        handlers["uploads.get"] = Get;
        handlers["uploads.reportParts"] = ReportParts;
        handlers["uploads.abort"] = Abort;
        handlers["uploads.getPart"] = GetPart;
        handlers["uploads.reportPart"] = ReportPart;
        handlers["uploads.complete"] = UploadCompletion.Complete;
    }

    /// <summary>The upload, if it is the caller's.</summary>
    public static UploadEntry Find(Call call)
    {
        var upload = call.State.Uploads.Find(call["upload"], 8003, "The upload");
        if (upload.Automation is null == call.Operation.StartsWith(AutomationUploadsHandlers.Resource, StringComparison.Ordinal))
            throw new Refusal(404, 8003, $"The upload '{upload.Id}' is not of this kind.");
        return upload.User == call.User ? upload : throw new Refusal(403, 8001, "This upload was opened by somebody else.");
    }

    private static Answer Init(Call call)
    {
        var (name, size) = (UploadRequest.Name(call), UploadRequest.Size(call));
        var folder = UploadRequest.Folder(call);
        var overwrites = call.Flag("overwrite");
        RefuseTaken(call, folder.Id, name, overwrites);
        var plan = PartPlan.For(size, UploadRequest.Number(call, "part_size"), call.State.Options.UploadPartSize);
        var upload = new UploadEntry(Document(call, folder, name, plan)) { User = call.User, Folder = folder.Id, Overwrites = overwrites, Plan = plan };
        call.State.Uploads.Add(upload.Id, upload);
        return Answer.Ok(Details(call, upload));
    }

    private static void RefuseTaken(Call call, string folder, string name, bool overwrites)
    {
        var existing = UploadCompletion.FindFile(call.State, folder, name);
        if (existing is not null && (!overwrites || existing.IsFolder))
            throw new Refusal(409, 8005, $"'{name}' exists there already; pass overwrite=true to replace a file.");
        if (!overwrites && call.State.Uploads.Values.Any(upload => upload.Folder == folder && upload.Name == name))
            throw new Refusal(409, 8006, $"An upload of '{name}' is in progress there; go on with it, or abort it.");
    }

    private static JsonObject Document(Call call, FileEntry folder, string name, PartPlan plan)
    {
        var document = new JsonObject { ["upload_id"] = call.State.Ids.Text(64), ["project"] = folder.Project };
        if (folder.Parent.Length > 0)
            document["parent"] = folder.Id;
        document["name"] = name;
        document["size"] = plan.Size;
        document["part_size"] = plan.PartSize;
        document["parallel_uploads"] = true;
        document["initiated"] = call.Timestamp();
        return document;
    }

    private static JsonObject Details(Call call, UploadEntry upload)
    {
        var details = upload.Document.DeepClone().AsObject();
        details.Insert(0, "href", call.Href($"/upload/multipart/{upload.Id}"));
        details["uploaded_parts_count"] = upload.Reported.Count;
        return details;
    }

    private static Answer Query(Call call) =>
        Answer.Page(call.State.Uploads.Values.Where(upload => upload.User == call.User && upload.Automation is null), upload => Details(call, upload));

    private static Answer Get(Call call)
    {
        var upload = Find(call);
        var details = Details(call, upload);
        if (call.Flag("list_parts"))
            details["parts"] = new JsonArray([.. upload.Reported.Select(report => UploadReports.Document(report.Key, report.Value))]);
        return Answer.Ok(details);
    }

    private static Answer ReportParts(Call call)
    {
        var upload = Find(call);
        UploadReports.Take(upload, call.Body);
        return Answer.Ok(Details(call, upload));
    }

    public static Answer Abort(Call call)
    {
        call.State.Uploads.Remove(Find(call).Id);
        return Answer.NoContent;
    }

    public static Answer GetPart(Call call)
    {
        var upload = Find(call);
        if (!long.TryParse(call["part_number"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) || !upload.Plan.Has(number))
            throw new Refusal(400, 8012, $"The number of a part is from 1 to {upload.Plan.Count ?? PartPlan.MostParts} for this upload.");
        return Answer.Ok(new JsonObject
        {
            ["method"] = "PUT",
            ["url"] = call.State.Signer.Sign(StorageTarget.PartPath(upload.Id, (int)number)),
            ["expires"] = Timestamps.Text(call.Now + call.State.Options.SignatureLifetime),
            ["headers"] = new JsonObject(),
            ["report"] = new JsonObject { ["success_codes"] = new JsonArray(200), ["headers"] = new JsonArray("ETag") },
        });
    }

    public static Answer ReportPart(Call call)
    {
        var upload = Find(call);
        var (number, etag) = UploadReports.Read(upload.Plan, call.Body, 8014);
        upload.Reported[number] = etag;
        return Answer.Ok(UploadReports.Document(number, etag));
    }
}
