namespace SevenBridges.Generator.Model;

/// <summary>What every operation must say.</summary>
internal static class OperationChecks
{
    private static readonly string[] QueryVerbs = ["query", "scroll", "search"];

    public static void Check(Binding binding, OperationNode operation)
    {
        var node = operation.Node;
        if (string.IsNullOrWhiteSpace(node.TextOf("summary")))
            binding.Report(Rules.MissingSummary, (node["summary"] ?? operation.IdNode).Place, operation.Id);
        if (operation.Successes.Count == 0)
            binding.Report(Rules.NoSuccess, (node["responses"]?.Place) ?? operation.Place, operation.Id);
        foreach (var response in operation.Successes)
            if (binding.Description.NodeOf(response.Value, "responses")?["content"] is { } content && Media.JsonSchemaIn(content) is null)
                binding.Report(Rules.MissingMedia, content.Place);
        CheckPaging(binding, operation);
        CheckRepeat(binding, operation);
    }

    private static void CheckPaging(Binding binding, OperationNode operation)
    {
        if (operation.Node["x-sbg-paging"] is not { } paging)
            return;
        if (!PagingKinds.Knows(paging.Text))
            binding.Report(Rules.UnknownPaging, paging.Place, paging.Text);
        if (!Array.Exists(QueryVerbs, verb => operation.Verb.StartsWith(verb, StringComparison.Ordinal)))
            binding.Report(Rules.PagingNotQuery, operation.Place, operation.Id);
        if (operation.Successes.Count > 0 && operation.SuccessSchema(binding.Description) is null)
            binding.Report(Rules.PagedWithoutItems, operation.Successes[0].Place, operation.Id, PagingKinds.ItemsMemberOf(paging.Text));
    }

    private static void CheckRepeat(Binding binding, OperationNode operation)
    {
        const string Ask = "ask:";
        var repeat = operation.Node["x-sbg-repeat"];
        var word = repeat?.Text ?? "";
        if (!word.StartsWith(Ask, StringComparison.Ordinal))
        {
            if (word is not ("safe" or "idempotent" or "never"))
                binding.Report(Rules.MissingRepeat, (repeat ?? operation.IdNode).Place, operation.Id);
        }
        else if (repeat is { } given && binding.Operation(word.Substring(Ask.Length)) is null)
        {
            var known = binding.Operations.Select(other => other.Id);
            binding.Report(Rules.UnknownOperation, given.Place, word.Substring(Ask.Length), Nearest.Hint(word.Substring(Ask.Length), known));
        }
    }
}
