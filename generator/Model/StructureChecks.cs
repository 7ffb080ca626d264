namespace SevenBridges.Generator.Model;

/// <summary>
/// Every member of a document is one that OpenAPI or this description knows, and has a value of the right kind.
/// A misspelt member would otherwise be passed over in silence, and a method, a limit or a sentence would be missing.
/// </summary>
internal static class StructureChecks
{
    public static void Check(Description description)
    {
        foreach (var document in description.Documents)
            Visit(description, Part.Document, document.Root);
    }

    private static void Visit(Description description, Part part, JsonNode node)
    {
        if (Parts.ElementOf(part) is { } element)
            VisitElements(description, part, element, node);
        else if (Parts.MembersOf(part) is { } members)
            foreach (var member in node.Members)
                Visit(description, part, members, member);
    }

    private static void VisitElements(Description description, Part part, Part element, JsonNode node)
    {
        foreach (var member in node.Members)
            if (member.Value.IsObject)
                Visit(description, element, member.Value);
            else
                Report(description, member.Name, member.Value, JsonKind.Object);
        foreach (var item in node.Items)
            if (item.IsObject)
                Visit(description, element, item);
            else
                Report(description, part == Part.Parameters ? "parameters" : "allOf, oneOf or anyOf", item, JsonKind.Object);
    }

    private static void Visit(Description description, Part part, PartMember[] members, JsonMember member)
    {
        if (member.Name.StartsWith("x-", StringComparison.Ordinal))
            WordChecks.Check(description, part, member);
        else if (Parts.Find(members, member.Name) is not { } found)
            description.Report(Rules.UnknownMember, member.Place, member.Name, Parts.NameOf(part), Nearest.Hint(member.Name, members.Select(known => known.Name)));
        else if (!found.Kinds.Contains(member.Value.Kind))
            Report(description, member.Name, member.Value, found.Kinds);
        else
            Visit(description, found.Part, member.Value);
    }

    private static void Report(Description description, string name, JsonNode value, params JsonKind[] kinds) =>
        description.Report(Rules.WrongKind, value.Place, name, string.Join(" or ", kinds.Select(Parts.NameOf)), Parts.NameOf(value.Kind));
}
