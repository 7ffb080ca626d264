using System.Text.Json.Nodes;
using SevenBridges.Emulator.Automations;

namespace SevenBridges.Emulator.Handlers;

/// <summary>Uploads of code packages: as any upload, with an automation in place of a project, and a file at the end that no folder shows.</summary>
internal static class AutomationUploadsHandlers
{
    public const string Resource = "automationUploads.";

    public static void AddTo(HandlerTable handlers)
    {
        handlers[Resource + "init"] = Init;
        handlers[Resource + "getPart"] = UploadsHandlers.GetPart;
        handlers[Resource + "reportPart"] = UploadsHandlers.ReportPart;
        handlers[Resource + "complete"] = Complete;
        handlers[Resource + "abort"] = UploadsHandlers.Abort;
    }

    private static Answer Init(Call call)
    {
        var automation = AutomationAccess.Automation(call, call.Text("automation_id") ?? throw new Refusal(400, 8013, "The request needs 'automation_id'."), "write");
        var (name, size) = (UploadRequest.Name(call), UploadRequest.Size(call));
        if (size is not > 0)
            throw new Refusal(400, 8013, "'size' is a number of bytes from 1: a code package is never empty.");
        var plan = PartPlan.For(size, UploadRequest.Number(call, "part_size"), call.State.Options.UploadPartSize);
        var upload = new UploadEntry(Document(call, name, plan)) { User = call.User, Folder = "", Plan = plan, Automation = automation.Id };
        call.State.Uploads.Add(upload.Id, upload);
        var details = upload.Document.DeepClone().AsObject();
        details["href"] = call.Href($"/automation/upload/{upload.Id}");
        return Answer.Ok(details);
    }

    private static JsonObject Document(Call call, string name, PartPlan plan) => new()
    {
        ["upload_id"] = call.State.Ids.Text(64),
        ["name"] = name,
        ["size"] = plan.Size,
        ["part_size"] = plan.PartSize,
        ["parallel_uploads"] = true,
        ["initiated"] = call.Timestamp(),
        ["uploaded_parts_count"] = 0,
    };

    private static Answer Complete(Call call)
    {
        var upload = UploadsHandlers.Find(call);
        var parts = UploadCompletion.PartsOf(upload);
        var content = new PartsContent(parts);
        var file = AutomationFiles.Add(call.State, upload.Automation!, upload.Name, content, call.Timestamp());
        if (call.State.Options.Synthetic)
            file.Content = new SyntheticContent(file.Id, content.Length, PartsContent.ETagOf(parts));
        UploadCompletion.Close(call, upload, file);
        return Answer.Ok(FilesHandlers.Show(call, file));
    }
}
