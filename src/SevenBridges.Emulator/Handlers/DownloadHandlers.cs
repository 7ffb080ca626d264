using System.Text.Json.Nodes;

namespace SevenBridges.Emulator.Handlers;

/// <summary>Where the content of files is.</summary>
internal static class DownloadHandlers
{
    public static void AddTo(HandlerTable handlers) => handlers["files.getDownloadInfo"] = GetInfo;

    private static Answer GetInfo(Call call)
    {
        var file = Access.File(call, call["file"]);
        if (file.IsFolder)
            throw new Refusal(400, 5017, $"'{file.Name}' is a folder; folders have no content to download.");
        if (file.Content is null)
            throw new Refusal(409, 5034, $"The volume that holds '{file.Name}' is inactive; activate it to download the file.");
        Billing.Charges.Downloaded(call, file);
        return Answer.Ok(new JsonObject { ["url"] = call.State.Signer.Sign(StorageTarget.ContentPath(file.Id)) });
    }
}
