using System.Globalization;
using System.Text.Json.Nodes;

namespace SevenBridges.Emulator.Handlers;

/// <summary>What belongs to no single thing: copies of many files, ids by path, feedback.</summary>
internal static class ActionsHandlers
{
    private static readonly string[] FeedbackTypes = ["IDEA", "THOUGHT", "PROBLEM"];
    private static readonly TimeSpan FeedbackPause = TimeSpan.FromMinutes(1);

    public static void AddTo(HandlerTable handlers)
    {
        handlers["actions.copyFiles"] = CopyFiles;
        handlers["actions.getFileIds"] = GetFileIds;
        handlers["actions.sendFeedback"] = SendFeedback;
    }

    /// <summary>The answer is a map by the original's id; what went wrong with a file stands in its status.</summary>
    private static Answer CopyFiles(Call call)
    {
        var ids = BulkCalls.Ids(call, "file_ids", 5033, 5004);
        var project = Access.Project(call, call.Text("project") is { Length: > 0 } id ? id : throw new Refusal(400, 5029, "The project to copy into is missing."), "write", 5014);
        var results = new JsonObject();
        foreach (var file in ids.Distinct(StringComparer.Ordinal))
            results[file] = Copy(call, file, project);
        return Answer.Ok(results) with { IsShaped = true };
    }

    private static JsonObject Copy(Call call, string id, ProjectEntry project)
    {
        try
        {
            var original = FilesHandlers.Copyable(call, id);
            var copy = FilesHandlers.AddCopy(call, original, project, project.RootFolder, Volumes.VolumeFiles.FreeName(call.State, project.RootFolder, original.Name));
            return new JsonObject { ["status"] = "OK", ["new_file_id"] = copy.Id, ["new_file_name"] = copy.Name };
        }
        catch (Refusal refusal)
        {
            return new JsonObject { ["status"] = $"{refusal.Code.ToString(CultureInfo.InvariantCulture)}: {refusal.Message}", ["new_file_id"] = null, ["new_file_name"] = null };
        }
    }

    private static Answer GetFileIds(Call call)
    {
        if (call.Body is not JsonArray paths)
            throw new Refusal(400, 5033, "The body has to be a list of paths.");
        return Answer.Ok(new JsonArray([.. paths.Select(path => (JsonNode?)(FilePaths.Find(call, (string)path!) is { IsFolder: false } file ? file.Id : null))]));
    }

    private static Answer SendFeedback(Call call)
    {
        if (string.IsNullOrWhiteSpace(call.Text("text")))
            throw new Refusal(400, 90000, "The text of the feedback is missing.");
        if (call.Text("type") is { } type && !FeedbackTypes.Contains(type, StringComparer.OrdinalIgnoreCase))
            throw new Refusal(400, 90000, $"'{type}' is no type of feedback; it is one of {string.Join(", ", FeedbackTypes)}.");
        if (call.State.Of<LastFeedback>().TryGetValue(call.User, out var last) && call.Now - last < FeedbackPause)
            throw new Refusal(429, 1000, "One feedback a minute: the last one is more recent than that.");
        call.State.Of<LastFeedback>()[call.User] = call.Now;
        return new Answer(200, null);
    }

    /// <summary>When each user last sent feedback.</summary>
    private sealed class LastFeedback() : Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
}
