namespace SevenBridges.Generator.Model;

/// <summary>One described operation becomes one method: its arguments, body, result, paging and docs.</summary>
internal sealed class OperationBinder(Binding binding, PropertyBinder properties, BodyBinder bodies, QueryBinder queries, BulkBinder bulks)
{
    private readonly List<string> _names = [];

    public OperationModel Bind(OperationNode operation)
    {
        OperationChecks.Check(binding, operation);
        CheckPath(operation);
        var (node, method, query) = (operation.Node, MethodName(operation), queries.NameOf(operation));
        var (path, arguments, body) = (PathBinder.ArgumentsOf(binding, operation), queries.ArgumentsOf(operation, query), bodies.Bind(operation));
        var bulk = bulks.Bind(operation, body);
        var isChecked = IsChecked(path) || IsChecked(arguments) || (body is { } sent && IsChecked(sent.Argument)) || (query is not null && queries.IsChecked(operation));
        LeaveOutTaken(operation, path, arguments, query, body?.Argument);
        return new OperationModel(operation.Id, operation.Constant, method, properties.DocsOf(node))
        {
            Path = PathBinder.Interpolate(binding, operation, ArgumentExpression.Of),
            PathArguments = EquatableArray.From(path),
            QueryArguments = EquatableArray.From(arguments),
            Body = body?.Argument,
            BodyKind = body?.Kind ?? BodyKind.None,
            TextMedia = body?.TextMedia,
            Spread = bulk?.Spread ?? body?.Spread ?? default,
            Bulk = bulk?.Bulk,
            Result = queries.ResultOf(operation),
            Errors = ErrorsOf(node),
            Repeats = node.TextOf("x-sbg-repeat") ?? "",
            IsDeprecated = node.Flag("deprecated"),
            IsChecked = isChecked,
            DefaultFields = node.TextOf("x-sbg-default-fields"),
            Paging = operation.KnownPaging,
            Query = query,
            IsQueryRequired = queries.IsFilterRequired(operation),
            VerbClient = node.TextOf("x-sbg-place") == "both" ? string.Join(".", operation.Prefix.Split('.').Select(Naming.Pascal)) : null,
            VerbName = VerbName(operation, method),
        };
    }

    public static EquatableArray<ErrorDocs> ErrorsOf(JsonNode operation)
    {
        var errors = operation.MembersOf("x-sbg-errors");
        var (docs, count) = (new ErrorDocs[errors.Count], 0);
        foreach (var error in errors)
            docs[count++] = new ErrorDocs(error.Name, error.Value.Text);
        return new(docs);
    }

    private void CheckPath(OperationNode operation)
    {
        var before = binding.Description.Problems.Count;
        PathBinder.Check(binding, operation);
        PathBinder.ArgumentsOf(binding, operation);
        if (binding.Description.Problems.Count > before)
            binding.FaultyPaths.Add(operation.Id);
    }

    private static bool IsChecked(List<ArgumentModel> arguments) => arguments.Exists(static argument => argument.Checks.Count > 0);

    private bool IsChecked(ArgumentModel body) => body.Checks.Count > 0 || binding.Limits.IsChecked(body.Type);

    private string MethodName(OperationNode operation)
    {
        var given = operation.Node["x-sbg-name"];
        var name = given?.Text ?? Naming.Pascal(operation.Verb);
        if (Naming.IsName(name))
            return name;
        binding.Report(Rules.NoName, (given ?? operation.IdNode).Place, operation.Id);
        return operation.Constant;
    }

    private string VerbName(OperationNode operation, string method)
    {
        if (operation.Node["x-sbg-verb"] is not { } verb)
            return method;
        if (Naming.IsName(verb.Text))
            return verb.Text;
        binding.Report(Rules.NoName, verb.Place, verb.Text);
        return method;
    }

    /// <summary>Arguments of one method have names of their own; what does not is left out after an error.</summary>
    private void LeaveOutTaken(OperationNode operation, List<ArgumentModel> path, List<ArgumentModel> arguments, string? query, ArgumentModel? body)
    {
        _names.Clear();
        _names.Add("cancellationToken");
        if (query is not null)
            _names.Add("query");
        if (body is not null)
            _names.Add(body.Name);
        foreach (var argument in path)
            IsTaken(operation, argument);
        arguments.RemoveAll(argument => IsTaken(operation, argument));
    }

    private bool IsTaken(OperationNode operation, ArgumentModel argument)
    {
        var isTaken = _names.Contains(argument.Name);
        if (isTaken)
            binding.Report(Rules.NameTaken, operation.Place, argument.WireName, argument.Name, "another argument");
        else
            _names.Add(argument.Name);
        return isTaken;
    }
}
