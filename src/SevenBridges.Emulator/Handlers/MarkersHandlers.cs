using System.Text.Json.Nodes;
using SevenBridges.Emulator.Seeding;

namespace SevenBridges.Emulator.Handlers;

/// <summary>Genome markers on files.</summary>
internal static class MarkersHandlers
{
    private const int Unknown = 90003;

    public static void AddTo(HandlerTable handlers)
    {
        handlers["markers.query"] = Query;
        handlers["markers.create"] = Create;
        handlers["markers.get"] = static call => Answer.Ok(Show(call, Find(call)));
        handlers["markers.update"] = Update;
        handlers["markers.delete"] = Delete;
    }

    /// <summary>One marker of the account's own.</summary>
    public static void Seed(PlatformState state) => Add(
        state, FilesHandlers.Named(state, state.Projects[$"{SeededAccount.User}/wgs"].RootFolder, "S1_R1.fastq")!.Id, SeededAccount.User,
        new JsonObject { ["name"] = "EGFR", ["chromosome"] = "chr7", ["position"] = new JsonObject { ["start"] = 55019017, ["end"] = 55211628 } },
        "2025-01-26T10:00:00Z");

    /// <summary>A new marker, without <c>href</c>.</summary>
    private static JsonObject Add(PlatformState state, string file, string user, JsonObject wanted, string now)
    {
        var marker = new JsonObject
        {
            ["id"] = state.Ids.File(),
            ["file"] = file,
            ["name"] = wanted["name"]?.DeepClone(),
            ["chromosome"] = wanted["chromosome"]?.DeepClone(),
            ["position"] = wanted["position"]?.DeepClone(),
            ["private"] = (bool?)wanted["private"] ?? true,
            ["created_time"] = now,
            ["created_by"] = user,
        };
        state.Of<Markers>().Add((string)marker["id"]!, marker);
        return marker;
    }

    private static JsonObject Show(Call call, JsonObject marker)
    {
        var shown = marker.DeepClone().AsObject();
        shown["href"] = call.Href($"/genome/markers/{shown["id"]}");
        return shown;
    }

    /// <summary>A private marker is seen by its author only, any other by who sees the file.</summary>
    private static bool Sees(Call call, JsonObject marker) =>
        ((string?)marker["created_by"] == call.User || (bool?)marker["private"] != true)
        && call.State.Files.TryGetValue((string)marker["file"]!, out var file) && Access.Sees(call, file.Project);

    private static JsonObject Find(Call call)
    {
        var marker = call.State.Of<Markers>().Find(call["marker"], Unknown, "The marker");
        return Sees(call, marker) ? marker : throw new Refusal(404, Unknown, $"The marker '{call["marker"]}' does not exist or is not visible to you.");
    }

    /// <summary>The marker, if the caller may change it: who put it there, or who may change the file.</summary>
    private static JsonObject Managed(Call call)
    {
        var marker = Find(call);
        return (string?)marker["created_by"] == call.User || Access.May(call, call.State.Files[(string)marker["file"]!].Project, "write")
            ? marker
            : throw new Refusal(403, 5001, $"You may not change the marker '{call["marker"]}'.");
    }

    private static Answer Query(Call call)
    {
        var file = Access.File(call, call.One("file") is { Length: > 0 } id ? id : throw new Refusal(400, 5004, "The parameter file is missing."));
        return Answer.Page(call.State.Of<Markers>().Values.Where(marker => (string?)marker["file"] == file.Id && Sees(call, marker)), marker => Show(call, marker));
    }

    private static Answer Create(Call call)
    {
        var file = Access.File(call, call.Text("file") is { Length: > 0 } id ? id : throw new Refusal(400, 5004, "The file is missing."), "write");
        Check(call.Object());
        return Answer.Ok(Show(call, Add(call.State, file.Id, call.User, call.Object(), call.Timestamp())));
    }

    private static Answer Update(Call call)
    {
        var marker = Managed(call);
        var changed = marker.DeepClone().AsObject();
        foreach (var (name, value) in call.Object())
            if (name == "position" && value is JsonObject position)
                foreach (var (end, place) in position)
                    changed["position"]![end] = place?.DeepClone();
            else if (name is "name" or "chromosome" or "private")
                changed[name] = value?.DeepClone();
        Check(changed);
        call.State.Of<Markers>()[(string)marker["id"]!] = changed;
        return Answer.Ok(Show(call, changed));
    }

    private static void Check(JsonObject marker)
    {
        foreach (var member in new[] { "name", "chromosome" })
            if (string.IsNullOrWhiteSpace((string?)marker[member]))
                throw new Refusal(400, 90000, $"A marker needs a {member}.");
        if ((long?)marker["position"]?["start"] is not { } start || (long?)marker["position"]?["end"] is not { } end || start < 0 || end < start)
            throw new Refusal(400, 90000, "A marker needs a position with a start and an end, which does not lie before the start.");
    }

    private static Answer Delete(Call call)
    {
        call.State.Of<Markers>().Remove((string)Managed(call)["id"]!);
        return Answer.NoContent;
    }
}

/// <summary>Genome markers by id.</summary>
internal sealed class Markers : Table<JsonObject>;
