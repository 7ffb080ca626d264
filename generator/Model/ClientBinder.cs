namespace SevenBridges.Generator.Model;

/// <summary>Operations with one beginning make one client: <c>files.*</c> is <c>FilesClient</c>, <c>projects.members.*</c> hangs below <c>ProjectsClient</c>.</summary>
internal sealed class ClientBinder(Binding binding, IReadOnlyList<OperationModel> operations)
{
    private readonly ILookup<string, OperationModel> _groups = operations.ToLookup(operation => OperationBinder.PrefixOf(operation.Id), StringComparer.Ordinal);

    public IEnumerable<ClientModel> Bind()
    {
        var prefixes = Prefixes().ToArray();
        var summaries = Summaries(new HashSet<string>(prefixes, StringComparer.Ordinal));
        var below = binding.Operations.SelectMany(operation => Above(OperationBinder.PrefixOf(operation.Id)).Select(prefix => (prefix, operation)))
            .ToLookup(pair => pair.prefix, pair => pair.operation, StringComparer.Ordinal);
        var under = prefixes.Where(prefix => prefix.Contains('.')).ToLookup(prefix => Above(prefix)[0], StringComparer.Ordinal);
        foreach (var prefix in prefixes)
        {
            var name = NameOf(prefix);
            var first = below[prefix].First();
            if (!binding.Claim(name, prefix, first.Place))
                continue;
            var children = under[prefix].Select(key => new ChildClientModel(NameOf(key), Naming.Pascal(key.Substring(prefix.Length + 1)), SummaryOf(summaries, key))).ToArray();
            yield return new ClientModel(
                name,
                Naming.Pascal(prefix.Split('.').Last()),
                Binding.FolderOf(first.Document),
                SummaryOf(summaries, prefix),
                !prefix.Contains('.'),
                EquatableArray.From(Methods(name, _groups[prefix], children)),
                EquatableArray.From(children));
        }
    }

    /// <summary>Clients that have operations, and those that only hold others.</summary>
    private IEnumerable<string> Prefixes() => _groups.Select(group => group.Key)
        .SelectMany(Above)
        .Distinct().OrderBy(prefix => prefix, StringComparer.Ordinal);

    /// <summary>A prefix, and before it the one that it hangs below.</summary>
    private static string[] Above(string prefix) => prefix.Contains('.') ? [prefix.Split('.')[0], prefix] : [prefix];

    /// <summary><c>files</c> → <c>FilesClient</c>; <c>projects.members</c> → <c>ProjectMembersClient</c>.</summary>
    private static string NameOf(string prefix)
    {
        var parts = prefix.Split('.').Select(Naming.Pascal).ToArray();
        return string.Concat(parts.Take(parts.Length - 1).Select(Singular)) + parts[parts.Length - 1] + "Client";
    }

    private static string Singular(string word) => word.EndsWith("s", StringComparison.Ordinal) ? word.Substring(0, word.Length - 1) : word;

    private Dictionary<string, string> Summaries(HashSet<string> prefixes)
    {
        var summaries = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var document in binding.Description.Documents)
            foreach (var member in document.Root.MembersOf("x-sbg-resource"))
                if (prefixes.Contains(member.Name))
                    summaries[member.Name] = member.Value.TextOf("summary") ?? "";
                else
                    binding.Report(Rules.BadWordValue, member.Place, "x-sbg-resource", $"no operation begins with '{member.Name}.'");
        return summaries;
    }

    private static string SummaryOf(Dictionary<string, string> summaries, string prefix) =>
        summaries.TryGetValue(prefix, out var summary) && summary.Length > 0 ? summary : $"The operations <c>{prefix}.*</c> of the Platform.";

    /// <summary>Each method once: of two operations that would become one method, the second is an error.</summary>
    private IEnumerable<OperationModel> Methods(string client, IEnumerable<OperationModel> all, IEnumerable<ChildClientModel> children)
    {
        var taken = new Dictionary<string, string>(StringComparer.Ordinal) { ["Api"] = "the client itself" };
        foreach (var child in children)
            taken[child.PropertyName] = child.Name;
        foreach (var operation in all)
        {
            var method = operation.MethodName + (operation.Paging is null ? "Async" : "");
            if (taken.TryGetValue(method, out var first))
            {
                binding.Report(Rules.DuplicateMethod, binding.Operation(operation.Id)!.Place, first, operation.Id, $"{client}.{method}");
                continue;
            }

            taken[method] = operation.Id;
            yield return operation;
        }
    }
}
