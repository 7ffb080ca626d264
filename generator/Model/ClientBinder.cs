namespace SevenBridges.Generator.Model;

/// <summary>Operations with one beginning make one client: <c>files.*</c> is <c>FilesClient</c>, <c>projects.members.*</c> hangs below <c>ProjectsClient</c>.</summary>
internal static class ClientBinder
{
    public static IEnumerable<ClientModel> Bind(Binding binding, IReadOnlyList<OperationModel> operations)
    {
        var summaries = Summaries(binding.Description);
        var documents = binding.Operations.GroupBy(operation => PrefixOf(operation.Id)).ToDictionary(group => group.Key, group => group.First().Document);
        var groups = operations.GroupBy(operation => PrefixOf(operation.Id)).OrderBy(group => group.Key, StringComparer.Ordinal).ToArray();
        foreach (var prefix in WithParents(groups.Select(group => group.Key)))
        {
            var own = groups.FirstOrDefault(group => group.Key == prefix)?.ToArray() ?? [];
            CheckMethods(binding, prefix, own);
            var document = documents.TryGetValue(prefix, out var found) ? found : documents.First(pair => pair.Key.StartsWith(prefix + ".", StringComparison.Ordinal)).Value;
            var children = groups.Select(group => group.Key).Where(key => key.StartsWith(prefix + ".", StringComparison.Ordinal))
                .Select(key => new ChildClientModel(NameOf(key), Naming.Pascal(key.Substring(prefix.Length + 1)), SummaryOf(summaries, key)));
            yield return new ClientModel(
                NameOf(prefix),
                Naming.Pascal(prefix.Split('.').Last()),
                Binding.FolderOf(document),
                SummaryOf(summaries, prefix),
                !prefix.Contains('.'),
                EquatableArray.From(own),
                EquatableArray.From(children));
        }
    }

    private static string PrefixOf(string id) => id.Substring(0, id.LastIndexOf('.'));

    private static IEnumerable<string> WithParents(IEnumerable<string> prefixes) =>
        prefixes.SelectMany(prefix => prefix.Contains('.') ? new[] { prefix.Split('.')[0], prefix } : [prefix])
            .Distinct().OrderBy(prefix => prefix, StringComparer.Ordinal);

    /// <summary><c>files</c> → <c>FilesClient</c>; <c>projects.members</c> → <c>ProjectMembersClient</c>.</summary>
    private static string NameOf(string prefix)
    {
        var parts = prefix.Split('.').Select(Naming.Pascal).ToArray();
        return string.Concat(parts.Take(parts.Length - 1).Select(Singular)) + parts[parts.Length - 1] + "Client";
    }

    private static string Singular(string word) => word.EndsWith("s", StringComparison.Ordinal) ? word.Substring(0, word.Length - 1) : word;

    private static Dictionary<string, string> Summaries(Description description)
    {
        var summaries = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var document in description.Documents)
            foreach (var member in document.Root!["x-sbg-resource"]?.Members ?? [])
                summaries[member.Name] = member.Value.TextOf("summary") ?? "";
        return summaries;
    }

    private static string SummaryOf(Dictionary<string, string> summaries, string prefix) =>
        summaries.TryGetValue(prefix, out var summary) && summary.Length > 0 ? summary : $"The operations <c>{prefix}.*</c> of the Platform.";

    private static void CheckMethods(Binding binding, string prefix, IReadOnlyList<OperationModel> operations)
    {
        foreach (var group in operations.GroupBy(operation => operation.MethodName).Where(group => group.Count() > 1))
        {
            var second = binding.Operation(group.ElementAt(1).Id)!;
            binding.Report(Rules.DuplicateMethod, second.IdPlace, group.First().Id, second.Id, $"{NameOf(prefix)}.{group.Key}");
        }
    }
}
