using System.Text.Json;
using System.Text.Json.Nodes;
using SevenBridges.Emulator.Search;

namespace SevenBridges.Emulator.Handlers;

/// <summary>The search for files and folders in everything that the caller sees.</summary>
internal static class SearchHandlers
{
    public static void AddTo(HandlerTable handlers) => handlers["files.search"] = Search;

    private static Answer Search(Call call)
    {
        var query = SearchReader.Read(call.Text("query") is { Length: > 0 } text ? text : throw new Refusal(400, 90000, "The query is missing."));
        var found = Candidates(call, query.Places).Where(file => Holds(call.State, query, file)).ToList();
        var start = (call.One("cont_token") is { Length: > 0 } token ? token : query.Token) is { } from ? After(found, from) : 0;
        var shown = found.Skip(start).Take(Math.Min(query.Limit ?? int.MaxValue, AnswerShaper.Limit(call))).ToList();
        var page = new JsonObject
        {
            ["count"] = shown.Count,
            ["result_set"] = new JsonArray([.. shown.Select(file => (JsonNode?)SearchResult.Show(call.State, file))]),
        };
        if (start + shown.Count < found.Count)
            page["cont_token"] = Scrolling.Token(new JsonObject { ["sa"] = new JsonArray(shown[^1].Id) }.ToJsonString());
        return Answer.Ok(page);
    }

    /// <summary>Everything that the caller sees, but for the folders at the roots of projects, and the logs of tasks.</summary>
    private static IEnumerable<FileEntry> Candidates(Call call, IReadOnlyList<string> places)
    {
        var folders = places.Select(place => Folder(call, place)).ToList();
        return call.State.Files.Values.Where(file => file.Parent.Length > 0 && Access.Sees(call, file.Project)
            && (folders.Count == 0 || folders.Any(folder => FilePaths.IsBelow(call.State, file, folder))));
    }

    private static string Folder(Call call, string place) =>
        FilePaths.Find(call, place) is { IsFolder: true } folder ? folder.Id : throw new Refusal(404, 13002, $"There is no project or folder '{place}' to search in, or it is not visible to you.");

    private static bool Holds(PlatformState state, SearchQuery query, FileEntry file)
    {
        if (query.Condition is not { } condition)
            return true;
        var shown = SearchResult.Show(state, file);
        return condition.Holds(member => SearchResult.ValuesOf(shown, member));
    }

    private static int After(List<FileEntry> found, string token)
    {
        var id = IdIn(Scrolling.Text(token));
        var at = found.FindIndex(file => file.Id == id);
        return at >= 0 ? at + 1 : throw new Refusal(400, 57001, "The token is not valid any more, or belongs to another query; search again without one.");
    }

    private static string? IdIn(string text)
    {
        try
        {
            return (string?)JsonNode.Parse(text)?["sa"]?[0];
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or FormatException)
        {
            throw new Refusal(400, 57000, "The token is not written as this Platform writes it.");
        }
    }
}
