using SevenBridges.Generator.Tests.Support;

namespace SevenBridges.Generator.Tests.Diagnostics;

/// <summary>
/// One fault: a passage of <see cref="Notes"/> as it should not be, the passage as it may well be, and words of the message.
/// <c>▶</c> and <c>◀</c> stand around the place of the problem, in the passage or in one of the other texts. Quotation marks are written as <c>'</c>, here and in the message.
/// </summary>
internal sealed record RuleCase(Rule Rule, string Passage, string Broken, string Whole, params string[] Words)
{
    private const string FirstSchema = "\"NoteId\": {";

    /// <summary>Rules that the same fault breaks as a consequence.</summary>
    public Rule[] Also { get; init; } = [];

    /// <summary>More schemas for the faulty description.</summary>
    public string? Schemas { get; init; }

    /// <summary>More schemas for its neighbour.</summary>
    public string? WholeSchemas { get; init; }

    /// <summary>Another passage with the place of the problem, when this is not where the fault is.</summary>
    public string? Place { get; init; }

    /// <summary>What stands in the description instead of <see cref="Place"/>; null: the same without marks.</summary>
    public string? Instead { get; init; }

    /// <summary>A passage that both descriptions have otherwise.</summary>
    public (string From, string To)? Rename { get; init; }

    public string BrokenText => Marks(With(Json(Broken), Schemas));

    public string WholeText => With(Json(Whole), WholeSchemas);

    public override string ToString() => $"{Rule.Id} {Rule.Title}: {Broken}";

    private static string Json(string text) => text.Replace('\'', '"');

    private string With(string replacement, string? schemas)
    {
        var text = Notes.With(Json(Passage), replacement);
        if (Rename is var (from, to))
            text = text.Replace(from, to, StringComparison.Ordinal);
        return schemas is null ? text : text.Replace(FirstSchema, $"{Json(schemas)},\n      {FirstSchema}", StringComparison.Ordinal);
    }

    private string Marks(string text)
    {
        if (Place is null)
            return text;
        var plain = Json(Instead ?? Place.Replace("▶", "").Replace("◀", ""));
        text.Split(plain).Length.Should().Be(2, "the place of {0} is one", this);
        return text.Replace(plain, Json(Place), StringComparison.Ordinal);
    }
}
