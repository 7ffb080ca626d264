namespace SevenBridges.Generator.Model;

/// <summary>Every <c>x-sbg-*</c> word is one that is defined, stands where it means something, and has a value of the right kind.</summary>
internal static class WordChecks
{
    private static readonly Part[] Anywhere = [];

    private static readonly Dictionary<string, Word> Words = new(StringComparer.Ordinal)
    {
        ["x-sbg-resource"] = new([JsonKind.Object], Part.Document),
        ["x-sbg-error-codes"] = new([JsonKind.Object], Part.Document),
        ["x-sbg-paging"] = new([JsonKind.Text], Part.Operation),
        ["x-sbg-repeat"] = new([JsonKind.Text], Part.Operation),
        ["x-sbg-errors"] = new([JsonKind.Object], Part.Operation),
        ["x-sbg-place"] = new([JsonKind.Text], Part.Operation) { Choices = ["client", "both"] },
        ["x-sbg-verb"] = new([JsonKind.Text], Part.Operation),
        ["x-sbg-arguments"] = new([JsonKind.List], Part.Operation),
        ["x-sbg-bulk"] = new([JsonKind.Text], Part.Operation),
        ["x-sbg-default-fields"] = new([JsonKind.Text], Part.Operation),
        ["x-sbg-query"] = new([JsonKind.Text], Part.Operation),
        ["x-sbg-instead"] = new([JsonKind.List], Part.Operation),
        ["x-sbg-advance"] = new([JsonKind.Boolean], Part.Operation),
        ["x-sbg-uncounted"] = new([JsonKind.Boolean], Part.Operation),
        ["x-sbg-one-of"] = new([JsonKind.List], Part.Operation, Part.Schema),
        ["x-sbg-together"] = new([JsonKind.List], Part.Operation, Part.Schema),
        ["x-sbg-id"] = new([JsonKind.Object, JsonKind.Text], Part.Schema, Part.Parameter),
        ["x-sbg-get"] = new([JsonKind.Text], Part.Schema),
        ["x-sbg-save"] = new([JsonKind.List], Part.Schema),
        ["x-sbg-values"] = new([JsonKind.Text], Part.Schema) { Choices = ["text", "cwl", "json"] },
        ["x-sbg-raw"] = new([JsonKind.Boolean], Part.Schema),
        ["x-sbg-open"] = new([JsonKind.Boolean], Part.Schema),
        ["x-sbg-terminal"] = new([JsonKind.List], Part.Schema),
        ["x-sbg-names"] = new([JsonKind.Object], Part.Schema),
        ["x-sbg-enum-docs"] = new([JsonKind.Object], Part.Schema),
        ["x-sbg-sometimes"] = new([JsonKind.Boolean], Part.Schema),
        ["x-sbg-present"] = new([JsonKind.Text], Part.Schema) { Choices = ["list", "detail"] },
        ["x-sbg-absent"] = new([JsonKind.Text], Part.Schema) { Choices = ["null"] },
        ["x-sbg-failure"] = new([JsonKind.Boolean], Part.Schema),
        ["x-sbg-alias"] = new([JsonKind.Text], Part.Schema),
        ["x-sbg-repeats"] = new([JsonKind.Boolean], Part.Schema),
        ["x-sbg-max-bytes"] = new([JsonKind.Number], Part.Schema),
        ["x-sbg-max-key-bytes"] = new([JsonKind.Number], Part.Schema),
        ["x-sbg-wire"] = new([JsonKind.Text], Part.Schema, Part.Parameter)
        {
            Choices = ["decimal-text", "number-or-text", "epoch-s", "epoch-ms", "json-in-text", "id-or-object", "any-case", "utc-no-zone", "text-or-list", "month-day-year"],
        },
        ["x-sbg-secret"] = new([JsonKind.Boolean], Part.Schema, Part.Parameter),
        ["x-sbg-prefix"] = new([JsonKind.Text], Part.Parameter),
        ["x-sbg-empty"] = new([JsonKind.Text], Part.Parameter) { Choices = ["nothing"] },
        ["x-sbg-name"] = new([JsonKind.Text], Part.Operation, Part.Schema, Part.Parameter, Part.RequestBody),
        ["x-sbg-unit"] = new([JsonKind.Text], Anywhere),
        ["x-sbg-since"] = new([JsonKind.Text], Anywhere),
        ["x-sbg-note"] = new([JsonKind.Text], Anywhere),
    };

    public static void Check(List<SchemaProblem> problems, Part part, JsonMember member)
    {
        if (!Words.TryGetValue(member.Name, out var word))
            problems.Add(new(Rules.UnknownWord, member.Place, member.Name, Nearest.Hint(member.Name, Words.Keys)));
        else if (word.Places.Length > 0 && !word.Places.Contains(part))
            problems.Add(new(Rules.MisplacedWord, member.Place, member.Name, Parts.NameOf(part), string.Join(" or ", word.Places.Select(Parts.NameOf))));
        else if (!word.Kinds.Contains(member.Value.Kind))
            problems.Add(new(Rules.BadWordValue, member.Value.Place, member.Name, $"it takes {string.Join(" or ", word.Kinds.Select(Parts.NameOf))}"));
        else if (word.Choices.Length > 0 && !word.Choices.Contains(member.Value.Text))
            problems.Add(new(Rules.BadWordValue, member.Value.Place, member.Name, $"it takes '{string.Join("', '", word.Choices)}'"));
    }

    /// <summary>What a word takes, and the parts on which it means something.</summary>
    private sealed record Word(JsonKind[] Kinds, params Part[] Places)
    {
        public string[] Choices { get; init; } = [];
    }
}
