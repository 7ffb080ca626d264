using System.Text.Json.Nodes;

namespace SevenBridges.Emulator.Handlers;

/// <summary>Divisions of an Enterprise.</summary>
internal static class DivisionsHandlers
{
    public const int Unknown = 90003;
    public const int Forbidden = 90002;

    public static void AddTo(HandlerTable handlers)
    {
        handlers["divisions.query"] = static call => Answer.Page(call.State.Divisions.Values.Where(division => division.Roles.ContainsKey(call.User)), division => Show(call, division));
        handlers["divisions.get"] = static call => Answer.Ok(Show(call, Find(call, call["division"])));
        handlers["divisions.queryTeams"] = static call => TeamsHandlers.Page(call, Find(call, call["division"]), isAll: false);
    }

    /// <summary>The division, if the caller belongs to it.</summary>
    public static DivisionEntry Find(Call call, string id, int code = Unknown)
    {
        var division = call.State.Divisions.Find(id, code, "The division");
        return division.Roles.ContainsKey(call.User) ? division : throw new Refusal(404, code, $"The division '{id}' does not exist or is not visible to you.");
    }

    /// <summary>The division that a query has to name.</summary>
    public static DivisionEntry Named(Call call, int code = Unknown) =>
        Find(call, call.One("division") is { Length: > 0 } id ? id : throw new Refusal(400, 2105, "The parameter division is missing."), code);

    public static bool IsAdmin(Call call, DivisionEntry division) => division.Roles.GetValueOrDefault(call.User) == "admin";

    private static JsonObject Show(Call call, DivisionEntry division)
    {
        var shown = division.Document.DeepClone().AsObject();
        shown["href"] = call.Href($"/divisions/{division.Id}");
        return shown;
    }
}
