namespace SevenBridges.Generator.Model;

/// <summary>
/// Every member of a document is one that OpenAPI or this description knows, and has a value of the right kind.
/// A misspelt member would otherwise be passed over in silence, and a method, a limit or a sentence would be missing.
/// </summary>
internal static class StructureChecks
{
    /// <summary>All that is wrong with a document, looked at by itself.</summary>
    public static EquatableArray<SchemaProblem> Of(JsonNode document)
    {
        var problems = new List<SchemaProblem>(0);
        Visit(problems, Part.Document, document);
        return EquatableArray.From(problems);
    }

    private static void Visit(List<SchemaProblem> problems, Part part, JsonNode node)
    {
        if (Parts.ElementOf(part) is { } element)
            VisitElements(problems, part, element, node);
        else if (Parts.MembersOf(part) is { } members)
            foreach (var member in node.Members)
                Visit(problems, part, members, member);
    }

    private static void VisitElements(List<SchemaProblem> problems, Part part, Part element, JsonNode node)
    {
        foreach (var member in node.Members)
            if (member.Value.IsObject)
                Visit(problems, element, member.Value);
            else
                Report(problems, member.Name, member.Value, JsonKind.Object);
        foreach (var item in node.Items)
            if (item.IsObject)
                Visit(problems, element, item);
            else
                Report(problems, part == Part.Parameters ? "parameters" : "allOf, oneOf or anyOf", item, JsonKind.Object);
    }

    private static void Visit(List<SchemaProblem> problems, Part part, PartMember[] members, JsonMember member)
    {
        if (member.Name.StartsWith("x-", StringComparison.Ordinal))
            WordChecks.Check(problems, part, member);
        else if (Parts.Find(members, member.Name) is not { } found)
            problems.Add(new(Rules.UnknownMember, member.Place, member.Name, Parts.NameOf(part), Nearest.Hint(member.Name, members.Select(known => known.Name))));
        else if (!found.Kinds.Contains(member.Value.Kind))
            Report(problems, member.Name, member.Value, found.Kinds);
        else
            Visit(problems, found.Part, member.Value);
    }

    private static void Report(List<SchemaProblem> problems, string name, JsonNode value, params JsonKind[] kinds) =>
        problems.Add(new(Rules.WrongKind, value.Place, name, string.Join(" or ", kinds.Select(Parts.NameOf)), Parts.NameOf(value.Kind)));
}
