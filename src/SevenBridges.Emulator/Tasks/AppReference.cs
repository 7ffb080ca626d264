using System.Globalization;
using System.Text.Json.Nodes;

namespace SevenBridges.Emulator.Tasks;

/// <summary>An app in one of its revisions.</summary>
internal readonly record struct AppReference(AppEntry App, int Revision)
{
    public string Id => $"{App.Id}/{Revision.ToString(CultureInfo.InvariantCulture)}";

    public JsonObject Document => App.Revisions[Revision];

    /// <summary>Finds an app by an id that may carry a revision; without one the newest is meant.</summary>
    /// <returns>False when the id is not written as <c>owner/project/app</c> or <c>owner/project/app/revision</c>.</returns>
    public static bool TrySplit(string id, out string app, out int? revision)
    {
        var parts = id.Split('/');
        (app, revision) = (string.Join('/', parts.Take(3)), null);
        if (parts.Length is < 3 or > 4 || parts.Any(string.IsNullOrEmpty))
            return false;
        if (parts.Length == 3)
            return true;
        var isNumber = int.TryParse(parts[3], NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        revision = number;
        return isNumber;
    }

    /// <exception cref="Refusal">There is no such app or revision.</exception>
    public static AppReference Find(PlatformState state, string app, int? revision)
    {
        var entry = state.Apps.Find(app, 6002, "App");
        var number = revision ?? entry.Revisions.Count - 1;
        return number < entry.Revisions.Count
            ? new AppReference(entry, number)
            : throw new Refusal(404, 6002, $"App '{app}' has no revision {number}; the newest is {entry.Revisions.Count - 1}.");
    }
}
