namespace SevenBridges.Generator.Model;

/// <summary>What an operation is asked with and answers: the arguments or the filter, the fields, the items of a page.</summary>
internal sealed class QueryBinder(Binding binding, PropertyBinder properties, SchemaBinders schemas)
{
    private readonly MemberNames _names = new(binding);

    /// <summary>What the method takes one by one, first what must be given; most of a paged operation is in its filter.</summary>
    public List<ArgumentModel> ArgumentsOf(OperationNode operation, string? query)
    {
        var (arguments, required) = (new List<ArgumentModel>(), 0);
        foreach (var parameter in operation.KnownPaging is null ? NarrowedBy(operation) : [])
        {
            var argument = Argument(parameter);
            arguments.Insert(argument.IsRequired ? required++ : arguments.Count, argument);
        }

        if (query is null && FieldsOf(operation) is { } fields)
            arguments.Add(new ArgumentModel("fields", "fields", fields, FieldsDocs(operation)));
        return arguments;
    }

    /// <summary>Whether the filter of a paged operation must be given.</summary>
    public bool IsFilterRequired(OperationNode operation)
    {
        if (operation.KnownPaging is null)
            return false;
        foreach (var parameter in NarrowedBy(operation))
            if (parameter.Node.Flag("required"))
                return true;
        return false;
    }

    /// <summary>The filter of a paged operation; null when it has nothing to filter by.</summary>
    public QueryModel? Filter(OperationNode operation)
    {
        if (NameOf(operation) is not { } name)
            return null;
        var members = MembersOf(operation, name, out var instead);
        if (FieldsOf(operation) is { } fields)
            members.Add(new PropertyModel("fields", "Fields", fields, new Docs(FieldsDocs(operation), default)));
        return new QueryModel(
            name,
            operation.Id,
            binding.FolderOf(operation.Document),
            new Docs($"What <c>{operation.Id}</c> can be narrowed by. Members that are not set do not narrow.", default),
            EquatableArray.From(members),
            schemas.Choices(operation.Node, members),
            operation.Node.TextOf("x-sbg-default-fields"))
        { Instead = EquatableArray.From(instead) };
    }

    public bool IsChecked(OperationNode operation) =>
        operation.Node["x-sbg-one-of"] is not null || operation.Node["x-sbg-together"] is not null
        || NarrowedBy(operation).Exists(parameter => properties.OfParameter(parameter).Checks.Count > 0);

    public TypeModel? ResultOf(OperationNode operation)
    {
        if (operation.SuccessSchema(binding.Description) is not { } schema)
            return null;
        if (operation.KnownPaging is not { } paging)
            return binding.Types.Bind(schema);
        return ItemsOf(operation, schema, PagingKinds.ItemsMemberOf(paging)) is { } items ? binding.Types.Bind(items) : null;
    }

    private JsonNode? ItemsOf(OperationNode operation, JsonNode schema, string member)
    {
        if (binding.Description.Resolve(schema, "schemas") is not { } page)
            return null;
        var items = Properties.Find(binding.Description, page.Node, member)?["items"];
        if (items is null)
            binding.Report(Rules.PagedWithoutItems, (schema["$ref"] ?? schema).Place, operation.Id, member);
        return items;
    }

    private List<PropertyModel> MembersOf(OperationNode operation, string owner, out List<InsteadModel> instead)
    {
        var names = _names;
        names.Begin(owner, TakenNames.OfRecord);
        names.Claim("Fields", "fields", operation.Place);
        var members = new List<PropertyModel>();
        foreach (var parameter in NarrowedBy(operation))
            if (properties.OfParameter(parameter) is var member && names.Claim(member.Name, member.WireName, (parameter.Node["name"] ?? parameter.Node).Place))
                members.Add(member);
        instead = [];
        foreach (var entry in operation.Node.ItemsOf("x-sbg-instead"))
            if (InsteadOf(entry) is var (member, other) && names.Claim(member.Name, member.WireName, entry.Place))
            {
                members.Add(member);
                instead.Add(new InsteadModel(member.Name, other.Constant, PathBinder.Interpolate(binding, other, argument => argument.Name)));
            }

        return members;
    }

    /// <summary>The path parameter of another operation becomes a member of this filter; set, that operation is called.</summary>
    private (PropertyModel Member, OperationNode Operation)? InsteadOf(JsonNode entry)
    {
        if (entry["operation"] is not { } operation || entry["when"] is not { } when)
        {
            binding.Report(Rules.BadWordValue, entry.Place, "x-sbg-instead", "it takes a list of { \"operation\": id, \"when\": path parameter }");
            return null;
        }

        if (binding.Operation(operation) is not { } other)
            return null;
        var parameters = Parameters.Of(binding.Description, other).Where(parameter => parameter.Node.TextOf("in") == "path").ToArray();
        var arguments = PathBinder.ArgumentsOf(binding, other);
        if (parameters.Length == 1 && parameters[0].Node.TextOf("name") == when.Text && arguments.Count == 1)
            return (new PropertyModel(when.Text, Naming.Pascal(arguments[0].Name), arguments[0].Type, new Docs(arguments[0].Summary, default)), other);
        binding.Report(Rules.UnknownChoice, when.Place, when.Text, "; it is the one path parameter of the other operation");
        return null;
    }

    private static string FieldsDocs(OperationNode operation)
    {
        var subject = operation.Paging is null ? "the answer" : "each item";
        return operation.Node.TextOf("x-sbg-default-fields") is { } standard
            ? $"Which fields {subject} brings. Not set: <c>{standard}</c>."
            : $"Which fields {subject} brings. Not set: those that the Platform sends by itself.";
    }

    private ArgumentModel Argument(Component parameter)
    {
        var property = properties.OfParameter(parameter);
        var type = property.IsRequired ? property.Type : property.Type.OrNull();
        var place = (parameter.Node["name"] ?? parameter.Node).Place;
        return new ArgumentModel(ArgumentNames.Of(binding, parameter.Node, property.WireName, place), property.Prefix ?? property.WireName, type, property.Docs.InOne)
        {
            IsRequired = property.IsRequired,
            Checks = property.Checks,
            Form = property.Form,
        };
    }

    private List<Component> NarrowedBy(OperationNode operation)
    {
        if (operation.Narrowing is { } known)
            return known;
        var found = new List<Component>();
        foreach (var parameter in Parameters.Of(binding.Description, operation))
            if (parameter.Node.TextOf("in") == "query" && parameter.Node.TextOf("name") is var name && name != "fields" && !PagingKinds.Handles(operation.Paging, name))
                found.Add(parameter);
        if (operation.Parameters is not null)
            operation.Narrowing = found;
        return found;
    }

    private TypeModel? FieldsOf(OperationNode operation)
    {
        if (!Parameters.Of(binding.Description, operation).Exists(parameter => parameter.Node.TextOf("name") == "fields"))
            return null;
        return SelectedOf(operation) is { Kind: TypeKind.Entity } result && SchemaOf(result) is { } schema ? EntityBinder.FieldsOf(schema) : null;
    }

    /// <summary>What <c>fields</c> selects from: the answer, or the <c>resource</c> of each entry of a bulk answer.</summary>
    private TypeModel? SelectedOf(OperationNode operation)
    {
        if (operation.Node["x-sbg-bulk"] is null || operation.SuccessSchema(binding.Description) is not { } schema || binding.Description.Resolve(schema, "schemas") is not { } answer)
            return ResultOf(operation);
        return Properties.Find(binding.Description, answer.Node, "items")?["items"] is { } entry && binding.Description.Resolve(entry, "schemas") is { } found
            && Properties.Find(binding.Description, found.Node, "resource") is { } resource
            ? binding.Types.Bind(resource).NotNull()
            : null;
    }

    private Component? SchemaOf(TypeModel entity) =>
        binding.SchemaOf(entity.Name) is { } schema && schema.Is(SchemaUse.Received) ? schema : null;

    /// <summary>The filter record of a paged operation; null when there is nothing to filter by.</summary>
    public string? NameOf(OperationNode operation)
    {
        if (operation.KnownPaging is null || (NarrowedBy(operation).Count == 0 && operation.Node["x-sbg-instead"] is null))
            return null;
        return operation.Node.TextOf("x-sbg-query") ?? (ResultOf(operation) is { } item ? (SchemaOf(item)?.Name ?? item.Name) + "Query" : null);
    }
}
