namespace SevenBridges.Generator.Model;

/// <summary>One described operation becomes one method: its arguments, body, result, paging and docs.</summary>
internal sealed class OperationBinder(Binding binding, PropertyBinder properties, BodyBinder bodies, QueryBinder queries, BulkBinder bulks)
{
    /// <summary>The part before the verb: <c>projects.members</c>.</summary>
    public static string PrefixOf(string id) => id.Substring(0, id.LastIndexOf('.'));

    public OperationModel Bind(OperationNode operation)
    {
        OperationChecks.Check(binding, operation);
        CheckPath(operation);
        var node = operation.Node;
        var method = MethodName(operation);
        var model = new OperationModel(operation.Id, operation.Constant, method, properties.DocsOf(node))
        {
            Path = PathBinder.Interpolate(binding, operation, ArgumentExpression.Of),
            PathArguments = EquatableArray.From(PathBinder.ArgumentsOf(binding, operation)),
            Result = queries.ResultOf(operation),
            Errors = ErrorsOf(node),
            Repeats = node.TextOf("x-sbg-repeat") ?? "",
            IsDeprecated = node.Flag("deprecated"),
            DefaultFields = node.TextOf("x-sbg-default-fields"),
            Paging = operation.Paging is { } paging && PagingKinds.Knows(paging) ? paging : null,
            VerbClient = node.TextOf("x-sbg-place") == "both" ? string.Join(".", PrefixOf(operation.Id).Split('.').Select(Naming.Pascal)) : null,
            VerbName = VerbName(operation, method),
        };
        model = bulks.Bind(operation, bodies.Bind(operation, queries.Bind(operation, model)));
        return CheckArguments(operation, model with { IsChecked = IsChecked(operation, model) });
    }

    public static EquatableArray<ErrorDocs> ErrorsOf(JsonNode operation) =>
        EquatableArray.From(operation.MembersOf("x-sbg-errors").Select(error => new ErrorDocs(error.Name, error.Value.Text)));

    private void CheckPath(OperationNode operation)
    {
        var before = binding.Description.Problems.Count;
        PathBinder.Check(binding, operation);
        PathBinder.ArgumentsOf(binding, operation);
        if (binding.Description.Problems.Count > before)
            binding.FaultyPaths.Add(operation.Id);
    }

    private bool IsChecked(OperationNode operation, OperationModel model) =>
        model.PathArguments.Concat(model.QueryArguments).Any(argument => argument.Checks.Count > 0)
        || (model.Body is { } body && (body.Checks.Count > 0 || binding.Limits.IsChecked(body.Type)))
        || (model.Query is not null && queries.IsChecked(operation));

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
    private OperationModel CheckArguments(OperationNode operation, OperationModel model)
    {
        var names = new HashSet<string>(StringComparer.Ordinal) { "cancellationToken" };
        if (model.Query is not null)
            names.Add("query");
        if (model.Body is { } body)
            names.Add(body.Name);
        foreach (var path in model.PathArguments)
            IsFree(operation, path, names);
        return model with { QueryArguments = EquatableArray.From(model.QueryArguments.Where(argument => IsFree(operation, argument, names))) };
    }

    private bool IsFree(OperationNode operation, ArgumentModel argument, HashSet<string> names)
    {
        if (names.Add(argument.Name))
            return true;
        binding.Report(Rules.NameTaken, operation.Place, argument.WireName, argument.Name, "another argument");
        return false;
    }
}
