using System.Text.RegularExpressions;

namespace SevenBridges.Bundler;

/// <summary>Puts the documents together and tells where two of them define the same thing.</summary>
internal sealed partial class DescriptionMerge(IReadOnlyList<SourceDocument> documents, ProblemList problems)
{
    /// <summary>The document whose root may speak for all: servers, security and tags.</summary>
    private const string CommonFile = "common.json";

    private static readonly HashSet<string> OwnMembers = ["openapi", "info", "paths", "components"];
    private static readonly HashSet<string> SharedMembers = ["servers", "security", "tags", "externalDocs"];

    public Description Merge()
    {
        foreach (var document in documents)
            CheckRoot(document);

        return new Description(Shared(), Paths(), Components(), Extensions());
    }

    private void CheckRoot(SourceDocument document)
    {
        if (document.Root.TextAt("openapi") != "3.0.3")
            problems.Add(ProblemKind.WrongVersion, document.Path, document.Root["openapi"]?.At ?? document.Root.At, "A document says \"openapi\": \"3.0.3\".");

        foreach (var member in document.Root.Members.Where(member => !IsKnown(document, member.Name)))
            problems.Add(ProblemKind.UnknownRootMember, new Placed(document, member), ComplaintOf(member.Name));
    }

    private static bool IsKnown(SourceDocument document, string member) =>
        OwnMembers.Contains(member)
        || member.StartsWith("x-", StringComparison.Ordinal)
        || (SharedMembers.Contains(member) && document.FileName == CommonFile);

    private static string ComplaintOf(string member) => SharedMembers.Contains(member)
        ? $"'{member}' holds for all documents and stands in {CommonFile}."
        : $"'{member}' is not a member of an OpenAPI document; words of our own begin with 'x-sbg-'.";

    private List<SourceMember> Shared() =>
        [.. documents.Where(document => document.FileName == CommonFile)
            .SelectMany(document => document.Root.Members)
            .Where(member => SharedMembers.Contains(member.Name))];

    private List<Placed> Paths()
    {
        // OpenAPI holds two paths for the same that differ only by the names of their placeholders.
        var paths = Unique(
            documents.SelectMany(document => MembersOf(document, document.Root.ObjectAt("paths"))),
            path => Placeholder().Replace(path.Name, "{}"),
            ProblemKind.DuplicatePath,
            (path, first) => $"The path '{path.Name}' stands already at {first}{(first.Name == path.Name ? "" : $" as '{first.Name}'")}.");

        Unique(
            paths.SelectMany(OperationIdsOf),
            id => id.Name,
            ProblemKind.DuplicateOperation,
            (id, first) => $"The operationId '{id.Name}' is taken by the operation at {first}.");

        return InOrder(paths);
    }

    private static IEnumerable<Placed> OperationIdsOf(Placed path) =>
        from member in (path.Value as SourceObject ?? SourceObject.Empty).Members
        where OpenApiStructure.IsMethod(member.Name)
        let id = (member.Value as SourceObject)?["operationId"] as SourceScalar
        where id is not null
        select new Placed(path.Document, id.Text, id.At, id);

    private List<ComponentKind> Components() =>
        [.. documents.SelectMany(document => MembersOf(document, document.Components))
            .GroupBy(kind => kind.Name, StringComparer.Ordinal)
            .OrderBy(kind => kind.Key, StringComparer.Ordinal)
            .Select(kind => new ComponentKind(kind.Key, InOrder(ComponentsOf(kind.Key, kind))))];

    private List<Placed> ComponentsOf(string kind, IEnumerable<Placed> maps) => Unique(
        maps.SelectMany(map => MembersOf(map.Document, map.Value as SourceObject ?? SourceObject.Empty)),
        component => component.Name,
        ProblemKind.DuplicateComponent,
        (component, first) => $"'{component.Name}' is already a component of 'components/{kind}', at {first}; names are unique over all documents.");

    // In the order of the documents, and inside of a document as written: an order made by people reads best.
    private List<Extension> Extensions() =>
        [.. documents.SelectMany(document => MembersOf(document, document.Root))
            .Where(member => member.Name.StartsWith("x-", StringComparison.Ordinal))
            .GroupBy(word => word.Name, StringComparer.Ordinal)
            .OrderBy(word => word.Key, StringComparer.Ordinal)
            .Select(word => new Extension(word.Key, EntriesOf(word.Key, word)))];

    private List<Placed> EntriesOf(string word, IEnumerable<Placed> maps) => Unique(
        maps.SelectMany(map => MembersOf(map.Document, map.Value as SourceObject ?? SourceObject.Empty)),
        entry => entry.Name,
        ProblemKind.DuplicateEntry,
        (entry, first) => $"'{entry.Name}' stands already in '{word}', at {first}.");

    private static IEnumerable<Placed> MembersOf(SourceDocument document, SourceObject map) =>
        map.Members.Select(member => new Placed(document, member));

    private static List<Placed> InOrder(IEnumerable<Placed> placed) => [.. placed.OrderBy(item => item.Name, StringComparer.Ordinal)];

    /// <summary>The first of each key; the others are told about, with the place of the first.</summary>
    private List<Placed> Unique(IEnumerable<Placed> all, Func<Placed, string> key, ProblemKind kind, Func<Placed, Placed, string> complaint)
    {
        var first = new Dictionary<string, Placed>(StringComparer.Ordinal);
        var unique = new List<Placed>();

        foreach (var item in all)
        {
            if (first.TryAdd(key(item), item))
                unique.Add(item);
            else
                problems.Add(kind, item, complaint(item, first[key(item)]));
        }

        return unique;
    }

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Placeholder();
}
