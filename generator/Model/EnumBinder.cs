namespace SevenBridges.Generator.Model;

/// <summary>A set of words becomes a struct that keeps words it does not know, or a C# enum.</summary>
internal sealed class EnumBinder(Binding binding, PropertyBinder properties)
{
    private static readonly string[] AboutValues = ["x-sbg-names", "x-sbg-enum-docs"];

    private readonly MemberNames _names = new(binding);

    public EnumModel Bind(Component schema, bool isOpen)
    {
        var node = schema.Node;
        var name = schema.TypeName;
        CheckValues(node);
        return new EnumModel(name, binding.FolderOf(schema.Document), properties.DocsOf(schema), isOpen, EquatableArray.From(ValuesOf(node, name, isOpen)))
        {
            Terminal = EquatableArray.From(TerminalOf(node)),
            IsAnyCase = node.TextOf("x-sbg-wire") == "any-case",
        };
    }

    private IEnumerable<EnumValueModel> ValuesOf(JsonNode node, string owner, bool isOpen)
    {
        _names.Begin(owner, TakenNames.OfWords);
        foreach (var item in node.ItemsOf("enum").Where(item => item.Kind == JsonKind.Text))
        {
            var name = EnumNames.Of(node, item.Text);
            if (!Naming.IsName(name))
                binding.Report(Rules.NoName, item.Place, item.Text);
            else if (_names.Claim(name, item.Text, item.Place))
                yield return new EnumValueModel(item.Text, name, node["x-sbg-enum-docs"]?.TextOf(item.Text) ?? $"The Platform's word <c>{item.Text}</c>.");
        }

        if (!isOpen && node["x-sbg-terminal"] is { } terminal)
            binding.Report(Rules.BadWordValue, terminal.Place, "x-sbg-terminal", "only words that an answer brings can be final ones");
    }

    /// <summary>Values are texts; and what is said about values is said about those of the list.</summary>
    private void CheckValues(JsonNode node)
    {
        foreach (var value in node.ItemsOf("enum"))
            if (value.Kind == JsonKind.Null)
                binding.Report(Rules.NullInEnum, value.Place);
            else if (value.Kind != JsonKind.Text)
                binding.Report(Rules.WrongKind, value.Place, "enum", Parts.NameOf(JsonKind.Text), Parts.NameOf(value.Kind));
        foreach (var word in AboutValues)
            foreach (var member in node.MembersOf(word))
                CheckKnown(node, member.Name, member.Place);
    }

    private List<string> TerminalOf(JsonNode node)
    {
        var found = new List<string>(0);
        foreach (var word in node.ItemsOf("x-sbg-terminal"))
            if (CheckKnown(node, word.Text, word.Place))
                found.Add(EnumNames.Of(node, word.Text));
        return found;
    }

    private bool CheckKnown(JsonNode node, string word, Place place)
    {
        foreach (var item in node.ItemsOf("enum"))
            if (item.Text == word)
                return true;
        binding.Report(Rules.UnknownValue, place, word, Nearest.Hint(word, node.ItemsOf("enum").Select(item => item.Text)));
        return false;
    }
}

/// <summary>The C# names of an enum's values.</summary>
internal static class EnumNames
{
    public static string Of(JsonNode words, string value) => words["x-sbg-names"]?.TextOf(value) ?? Naming.Pascal(value);
}
