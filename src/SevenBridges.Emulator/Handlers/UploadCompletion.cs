using System.Text.Json.Nodes;

namespace SevenBridges.Emulator.Handlers;

/// <summary>Makes the file of an upload's parts.</summary>
internal static class UploadCompletion
{
    public static Answer Complete(Call call)
    {
        var upload = UploadsHandlers.Find(call);
        var reported = upload.Reported.ToArray();
        try
        {
            if (call.Body is not null)
                UploadReports.Take(upload, call.Body);
            var file = Place(call, upload, PartsOf(upload));
            Close(call, upload, file);
            return Answer.Ok(Details(call, file));
        }
        catch (Refusal)
        {
            Restore(upload, reported);
            throw;
        }
    }

    // A call that is refused has no effect: what it reported is not reported.
    private static void Restore(UploadEntry upload, IEnumerable<KeyValuePair<int, string>> reported)
    {
        upload.Reported.Clear();
        foreach (var (number, etag) in reported)
            upload.Reported[number] = etag;
    }

    /// <summary>All its parts, of which none is missing and each was reported as storage has it.</summary>
    public static Content[] PartsOf(UploadEntry upload)
    {
        var count = CountOf(upload);
        for (var number = 1; number <= count; number++)
            RequirePart(upload, number);
        return [.. upload.Parts.Values.Take(count)];
    }

    /// <summary>The upload is over, and the file knows how it came about.</summary>
    public static void Close(Call call, UploadEntry upload, FileEntry file)
    {
        file.AttemptsByPart = [.. Enumerable.Range(1, CountOf(upload)).Select(number => upload.Attempts.GetValueOrDefault(number))];
        call.State.Uploads.Remove(upload.Id);
    }

    private static int CountOf(UploadEntry upload) => upload.Plan.Count ?? Math.Max(1, upload.Reported.Keys.LastOrDefault());

    public static FileEntry? FindFile(PlatformState state, string folder, string name) =>
        state.Files.Values.FirstOrDefault(file => file.Parent == folder && file.Name == name);

    private static void RequirePart(UploadEntry upload, int number)
    {
        if (!upload.Parts.TryGetValue(number, out var part))
            throw Failed($"part {number} did not arrive in storage");
        if (!upload.Reported.TryGetValue(number, out var etag))
            throw Failed($"part {number} was not reported");
        if (!UploadReports.AreEqual(etag, part.ETag))
            throw Failed($"part {number} was reported with the ETag '{etag}', and storage has {part.ETag}");
        if (upload.Plan.LengthOf(number) is { } length && part.Length != length)
            throw Failed($"part {number} has {part.Length} bytes in place of {length}");
    }

    private static Refusal Failed(string why) => new(409, 8007, $"The upload cannot be completed: {why}.");

    private static FileEntry Place(Call call, UploadEntry upload, Content[] parts)
    {
        var existing = FindFile(call.State, upload.Folder, upload.Name);
        if (existing is not null && (!upload.Overwrites || existing.IsFolder))
            throw new Refusal(409, 8005, $"'{upload.Name}' appeared there meanwhile.");
        if (!call.State.Files.ContainsKey(upload.Folder))
            throw new Refusal(404, 8004, $"The folder '{upload.Folder}' was deleted meanwhile.");
        var content = new PartsContent(parts);
        var file = existing ?? FilesHandlers.Add(call.State, upload.Name, upload.Project, upload.Folder, content, call.Timestamp());
        file.Content = call.State.Options.Synthetic ? new SyntheticContent(file.Id, content.Length, PartsContent.ETagOf(parts)) : content;
        file.Document["size"] = content.Length;
        file.Document["modified_on"] = call.Timestamp();
        return file;
    }

    /// <summary>This answer alone has a <c>path</c>.</summary>
    private static JsonObject Details(Call call, FileEntry file)
    {
        var details = FilesHandlers.Show(call, file);
        details["path"] = PathOf(call.State, file);
        return details;
    }

    private static string PathOf(PlatformState state, FileEntry file) =>
        state.Files.TryGetValue(file.Parent, out var folder) && folder.Parent.Length > 0 ? $"{PathOf(state, folder)}/{file.Name}" : file.Name;
}
