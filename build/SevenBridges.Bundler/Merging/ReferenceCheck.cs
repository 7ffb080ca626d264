namespace SevenBridges.Bundler;

/// <summary>Looks up every reference of every document.</summary>
internal sealed class ReferenceCheck(IReadOnlyList<SourceDocument> documents, ProblemList problems)
{
    public void Run()
    {
        foreach (var found in documents.SelectMany(OpenApiWalk.Of).Where(found => OpenApiStructure.MayRefer(found.Part)))
        {
            if (found.Value.Find("$ref") is { } member)
                Check(found, new Placed(found.Document, "$ref", member.Value.At, member.Value));
        }
    }

    private void Check(OpenApiObject referrer, Placed value)
    {
        if (referrer.Value.TextAt("$ref") is not { } text || Reference.Parse(text) is not { } reference)
            problems.Add(ProblemKind.BadReference, value, "A $ref is written '#/components/KIND/NAME' or 'FILE.json#/components/KIND/NAME'.");
        else if (Missing(referrer.Document, reference) is { } complaint)
            problems.Add(ProblemKind.DanglingReference, value, complaint);
        else if (referrer.Value.Members.Count > 1 && !MayHaveSiblings(referrer.Part))
            problems.Add(ProblemKind.BadReference, value, "What stands beside this $ref is ignored by every reader of OpenAPI; say it in the component.");
    }

    // A schema's are kept: the bundle says them in the form that validators read (see BundleWriter).
    private static bool MayHaveSiblings(OpenApiPart part) => part is OpenApiPart.Schema or OpenApiPart.NamedSchema;

    private string? Missing(SourceDocument from, Reference reference)
    {
        var file = reference.File ?? from.FileName;
        if (documents.FirstOrDefault(document => document.FileName == file) is not { } target)
            return $"There is no document '{file}'; there are {string.Join(", ", documents.Select(document => document.FileName))}.";

        if (target.Components.ObjectAt(reference.Kind)[reference.Name] is not null)
            return null;

        return $"'{reference.Name}' is not in 'components/{reference.Kind}' of {file}{Hint(target, reference)}";
    }

    private string Hint(SourceDocument target, Reference reference)
    {
        if (documents.FirstOrDefault(document => document.Components.ObjectAt(reference.Kind)[reference.Name] is not null) is { } other)
            return $"; it is in {other.FileName}: write '{other.FileName}{reference.InBundle}'.";

        var names = target.Components.ObjectAt(reference.Kind).Members.Select(member => member.Name);
        return Spelling.Closest(reference.Name, names) is { } close ? $"; did you mean '{close}'?" : ".";
    }
}
