using System.Globalization;
using System.IO.Enumeration;

namespace SevenBridges.Emulator.Search;

/// <summary>One member held against values: <c>size &gt; 100</c>, <c>metadata.sample_id IN ("S1", "S2")</c>.</summary>
/// <param name="Member">Name of the member.</param>
/// <param name="Operator">How it is compared.</param>
/// <param name="Values">What with; several are alternatives.</param>
internal sealed record SearchComparison(string Member, string Operator, IReadOnlyList<string> Values) : SearchCondition
{
    public static IReadOnlyList<string> Operators { get; } = ["=", "!=", "<=", ">=", "<", ">"];

    public override bool Holds(Func<string, IReadOnlyList<string>> valuesOf)
    {
        var own = valuesOf(Member);
        return Operator switch
        {
            "!=" => !own.Any(value => Compare(value, Values[0]) == 0),
            "LIKE" => own.Any(value => FileSystemName.MatchesSimpleExpression(Values[0].Replace('%', '*'), value)),
            "=" or "IN" => own.Any(value => Values.Any(wanted => Compare(value, wanted) == 0)),
            _ => own.Any(value => Orders(Compare(value, Values[0]))),
        };
    }

    private bool Orders(int order) => Operator switch
    {
        "<" => order < 0,
        "<=" => order <= 0,
        ">" => order > 0,
        _ => order >= 0,
    };

    /// <summary>Numbers by their value, anything else letter by letter.</summary>
    private static int Compare(string value, string wanted) =>
        decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var left) && decimal.TryParse(wanted, NumberStyles.Float, CultureInfo.InvariantCulture, out var right)
            ? left.CompareTo(right)
            : string.CompareOrdinal(value, wanted);
}
