namespace SevenBridges.Generator.Model;

/// <summary>Every <c>x-sbg-*</c> word is one that is defined, and has a value of the right kind.</summary>
internal static class WordChecks
{
    private static readonly Dictionary<string, JsonKind[]> Words = new(StringComparer.Ordinal)
    {
        ["x-sbg-resource"] = [JsonKind.Object],
        ["x-sbg-paging"] = [JsonKind.Text],
        ["x-sbg-repeat"] = [JsonKind.Text],
        ["x-sbg-errors"] = [JsonKind.Object],
        ["x-sbg-error-codes"] = [JsonKind.Object],
        ["x-sbg-id"] = [JsonKind.Object, JsonKind.Text],
        ["x-sbg-get"] = [JsonKind.Text],
        ["x-sbg-save"] = [JsonKind.List],
        ["x-sbg-place"] = [JsonKind.Text],
        ["x-sbg-verb"] = [JsonKind.Text],
        ["x-sbg-arguments"] = [JsonKind.List],
        ["x-sbg-present"] = [JsonKind.Text],
        ["x-sbg-default-fields"] = [JsonKind.Text],
        ["x-sbg-prefix"] = [JsonKind.Text],
        ["x-sbg-one-of"] = [JsonKind.List],
        ["x-sbg-wire"] = [JsonKind.Text],
        ["x-sbg-alias"] = [JsonKind.Text],
        ["x-sbg-secret"] = [JsonKind.Boolean],
        ["x-sbg-repeats"] = [JsonKind.Boolean],
        ["x-sbg-open"] = [JsonKind.Boolean],
        ["x-sbg-names"] = [JsonKind.Object],
        ["x-sbg-enum-docs"] = [JsonKind.Object],
        ["x-sbg-values"] = [JsonKind.Text],
        ["x-sbg-raw"] = [JsonKind.Boolean],
        ["x-sbg-advance"] = [JsonKind.Boolean],
        ["x-sbg-uncounted"] = [JsonKind.Boolean],
        ["x-sbg-name"] = [JsonKind.Text],
        ["x-sbg-query"] = [JsonKind.Text],
        ["x-sbg-terminal"] = [JsonKind.List],
        ["x-sbg-instead"] = [JsonKind.List],
        ["x-sbg-max-bytes"] = [JsonKind.Number],
        ["x-sbg-max-key-bytes"] = [JsonKind.Number],
        ["x-sbg-unit"] = [JsonKind.Text],
        ["x-sbg-since"] = [JsonKind.Text],
        ["x-sbg-note"] = [JsonKind.Text],
    };

    private static readonly Dictionary<string, string[]> Choices = new(StringComparer.Ordinal)
    {
        ["x-sbg-place"] = ["client", "model", "both"],
        ["x-sbg-present"] = ["list", "detail"],
        ["x-sbg-wire"] = ["decimal-text", "number-or-text", "epoch-s", "epoch-ms", "json-in-text", "id-or-object", "any-case", "utc-no-zone", "text-or-list"],
        ["x-sbg-values"] = ["text", "cwl", "json"],
    };

    public static void Check(Description description)
    {
        foreach (var document in description.Documents)
            Visit(description, document.Root!);
    }

    private static void Visit(Description description, JsonNode node)
    {
        foreach (var member in node.Members)
        {
            if (member.Name.StartsWith("x-", StringComparison.Ordinal))
                CheckWord(description, member);
            if (member.Name is not ("example" or "examples" or "default"))
                Visit(description, member.Value);
        }

        foreach (var item in node.Items)
            Visit(description, item);
    }

    private static void CheckWord(Description description, JsonMember member)
    {
        if (!Words.TryGetValue(member.Name, out var kinds))
            description.Report(Rules.UnknownWord, member.Place, member.Name, Nearest.Hint(member.Name, Words.Keys));
        else if (!kinds.Contains(member.Value.Kind))
            description.Report(Rules.BadWordValue, member.Value.Place, member.Name, $"it takes {string.Join(" or ", kinds.Select(NameOf))}");
        else if (Choices.TryGetValue(member.Name, out var choices) && !choices.Contains(member.Value.Text))
            description.Report(Rules.BadWordValue, member.Value.Place, member.Name, $"it takes '{string.Join("', '", choices)}'");
    }

    private static string NameOf(JsonKind kind) => kind switch
    {
        JsonKind.Boolean => "true or false",
        JsonKind.List => "a list",
        JsonKind.Object => "an object",
        _ => "a text",
    };
}
