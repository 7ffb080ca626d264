namespace SevenBridges.Generator.Model;

/// <summary>Operations with one beginning make one client: <c>files.*</c> is <c>FilesClient</c>, <c>projects.members.*</c> hangs below <c>ProjectsClient</c>.</summary>
internal sealed class ClientBinder(Binding binding, IReadOnlyList<OperationNode> operations)
{
    /// <summary>The operations of each client; none of one that only holds others.</summary>
    private readonly Dictionary<string, List<OperationNode>> _groups = new(StringComparer.Ordinal);

    /// <summary>The first operation of each client or below it.</summary>
    private readonly Dictionary<string, OperationNode> _first = new(StringComparer.Ordinal);

    /// <summary>The members that one client has, and what they are.</summary>
    private readonly Dictionary<string, string> _taken = new(StringComparer.Ordinal);

    public IEnumerable<ClientModel> Bind()
    {
        Gather();
        string[] prefixes = [.. _groups.Keys.OrderBy(prefix => prefix, StringComparer.Ordinal)];
        var summaries = Summaries();
        var under = prefixes.Where(prefix => prefix.Contains('.')).ToLookup(prefix => Above(prefix)[0], StringComparer.Ordinal);
        foreach (var prefix in prefixes)
        {
            var name = NameOf(prefix);
            var first = _first[prefix];
            if (!binding.Claim(name, prefix, first.Place))
                continue;
            var children = under[prefix].Select(key => new ChildClientModel(NameOf(key), Naming.Pascal(key.Substring(prefix.Length + 1)), SummaryOf(summaries, key))).ToArray();
            yield return new ClientModel(
                name,
                Naming.Pascal(prefix.Substring(prefix.IndexOf('.') + 1)),
                binding.FolderOf(first.Document),
                SummaryOf(summaries, prefix),
                !prefix.Contains('.'),
                Methods(name, _groups[prefix], children),
                new EquatableArray<ChildClientModel>(children));
        }
    }

    private void Gather()
    {
        foreach (var operation in operations)
        {
            if (!_groups.ContainsKey(operation.Prefix))
                foreach (var prefix in Above(operation.Prefix).Where(prefix => !_groups.ContainsKey(prefix)))
                    (_groups[prefix], _first[prefix]) = ([], operation);
            _groups[operation.Prefix].Add(operation);
        }
    }

    /// <summary>A prefix, and before it the one that it hangs below.</summary>
    private static string[] Above(string prefix) => prefix.Contains('.') ? [prefix.Split('.')[0], prefix] : [prefix];

    /// <summary><c>files</c> → <c>FilesClient</c>; <c>projects.members</c> → <c>ProjectMembersClient</c>.</summary>
    private static string NameOf(string prefix)
    {
        var parts = prefix.Split('.').Select(Naming.Pascal).ToArray();
        return string.Concat(parts.Take(parts.Length - 1).Select(Singular)) + parts[parts.Length - 1] + "Client";
    }

    private static string Singular(string word) => word.EndsWith("s", StringComparison.Ordinal) ? word.Substring(0, word.Length - 1) : word;

    private Dictionary<string, string> Summaries()
    {
        var summaries = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var document in binding.Description.Documents)
            foreach (var member in document.Root.MembersOf("x-sbg-resource"))
                if (_groups.ContainsKey(member.Name))
                    summaries[member.Name] = member.Value.TextOf("summary") ?? "";
                else
                    binding.Report(Rules.BadWordValue, member.Place, "x-sbg-resource", $"no operation begins with '{member.Name}.'");
        return summaries;
    }

    private static string SummaryOf(Dictionary<string, string> summaries, string prefix) =>
        summaries.TryGetValue(prefix, out var summary) && summary.Length > 0 ? summary : $"The operations <c>{prefix}.*</c> of the Platform.";

    /// <summary>Each method once: of two operations that would become one method, the second is an error.</summary>
    private EquatableArray<OperationModel> Methods(string client, List<OperationNode> all, ChildClientModel[] children)
    {
        _taken.Clear();
        _taken["Api"] = "the client itself";
        foreach (var child in children)
            _taken[child.PropertyName] = child.Name;
        var methods = new List<OperationModel>(all.Count);
        foreach (var operation in all)
        {
            var model = operation.Model!;
            var method = model.MethodName + (model.Paging is null ? "Async" : "");
            if (_taken.TryGetValue(method, out var first))
            {
                binding.Report(Rules.DuplicateMethod, operation.Place, first, operation.Id, $"{client}.{method}");
                continue;
            }

            _taken[method] = operation.Id;
            methods.Add(model);
        }

        return EquatableArray.From(methods);
    }
}
