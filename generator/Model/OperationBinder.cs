namespace SevenBridges.Generator.Model;

/// <summary>One described operation becomes one method: its arguments, body, result, paging and docs.</summary>
internal sealed class OperationBinder(Binding binding, PropertyBinder properties, SchemaBinders schemas)
{
    /// <summary>Parameters that a kind of paging handles by itself.</summary>
    private static readonly Dictionary<string, string[]> PagingParameters = new(StringComparer.Ordinal)
    {
        ["page"] = ["offset", "limit"],
        ["scroll"] = ["token", "limit"],
        ["token"] = ["cont_token", "limit"],
        ["volume"] = ["continuation_token", "limit"],
    };

    public static string ConstantOf(string id) => Naming.Pascal(id);

    public OperationModel Bind(OperationNode operation)
    {
        Check(operation);
        var method = operation.Node.TextOf("x-sbg-name") ?? Naming.Pascal(operation.Id.Split('.').Last());
        var model = new OperationModel(operation.Id, ConstantOf(operation.Id), method, PathBinder.Interpolate(binding, operation, name => name), properties.DocsOf(operation.Node))
        {
            PathArguments = EquatableArray.From(PathBinder.ArgumentsOf(binding, operation)),
            Result = ResultOf(operation),
            Errors = EquatableArray.From((operation.Node["x-sbg-errors"]?.Members ?? []).Select(error => new ErrorDocs(error.Name, error.Value.Text))),
            Repeats = operation.Node.TextOf("x-sbg-repeat") ?? "",
            DefaultFields = operation.Node.TextOf("x-sbg-default-fields"),
            Paging = operation.Paging,
            VerbClient = operation.Node.TextOf("x-sbg-place") is "both" or "model" ? string.Join(".", operation.Id.Substring(0, operation.Id.LastIndexOf('.')).Split('.').Select(Naming.Pascal)) : null,
            VerbName = operation.Node.TextOf("x-sbg-verb"),
        };
        return WithParameters(operation, WithBody(operation, model));
    }

    /// <summary>The filter of a paged operation; null when it has nothing to filter by.</summary>
    public QueryModel? Query(OperationNode operation)
    {
        if (operation.Paging is null || QueryNameOf(operation) is not { } name)
            return null;
        var members = FilterParameters(operation).Select(parameter => properties.OfParameter(parameter.Node)).ToList();
        var instead = InsteadOf(operation, members).ToArray();
        if (FieldsOf(operation) is { } fields)
            members.Add(new PropertyModel("fields", "Fields", fields, new Docs(FieldsDocs(operation), default), NoLimits));
        return new QueryModel(
            name,
            operation.Id,
            Binding.FolderOf(operation.Document),
            new Docs($"What <c>{operation.Id}</c> can be narrowed by. Members that are not set do not narrow.", default),
            EquatableArray.From(members),
            schemas.Choices(operation.Node, members),
            operation.Node.TextOf("x-sbg-default-fields"))
        { Instead = EquatableArray.From(instead) };
    }

    /// <summary>The path parameter of another operation becomes a member of this filter; set, that operation is called.</summary>
    private IEnumerable<InsteadModel> InsteadOf(OperationNode operation, List<PropertyModel> members)
    {
        foreach (var entry in operation.Node["x-sbg-instead"]?.Items ?? [])
        {
            if (binding.Operation(entry.TextOf("operation") ?? "") is not { } other)
            {
                binding.Report(Rules.UnknownAsk, entry.Place, entry.TextOf("operation") ?? "", "");
                continue;
            }

            var parameter = Parameters.Of(binding.Description, other).FirstOrDefault(found => found.Node.TextOf("name") == entry.TextOf("when"));
            if (parameter is null)
            {
                binding.Report(Rules.UnknownChoice, entry.Place, entry.TextOf("when") ?? "", "");
                continue;
            }

            var member = properties.OfParameter(parameter.Node) with { IsRequired = false };
            members.Add(member);
            yield return new InsteadModel(member.Name, ConstantOf(other.Id), PathBinder.Interpolate(binding, other, name => name));
        }
    }

    private static readonly Limits NoLimits = new(null, null, null, null, null, null);

    private static string FieldsDocs(OperationNode operation) =>
        operation.Node.TextOf("x-sbg-default-fields") is { } standard
            ? $"Which fields each item brings. Not set: <c>{standard}</c>."
            : "Which fields each item brings. Not set: those that the Platform sends by itself.";

    private OperationModel WithParameters(OperationNode operation, OperationModel model)
    {
        if (operation.Paging is not null)
            return model with
            {
                Query = QueryNameOf(operation),
                IsQueryRequired = FilterParameters(operation).Any(parameter => parameter.Node.Flag("required")),
                QueryArguments = QueryNameOf(operation) is null && FieldsOf(operation) is { } fields ? EquatableArray.From([FieldsArgument(fields, operation)]) : default,
            };
        var arguments = FilterParameters(operation).Select(Argument).OrderBy(argument => !argument.IsRequired).ToList();
        if (FieldsOf(operation) is { } selected)
            arguments.Add(FieldsArgument(selected, operation));
        return model with { QueryArguments = EquatableArray.From(arguments) };
    }

    private static ArgumentModel FieldsArgument(TypeModel type, OperationNode operation) => new("fields", "fields", type, FieldsDocs(operation));

    private ArgumentModel Argument(Component parameter)
    {
        var property = properties.OfParameter(parameter.Node);
        var type = property.IsRequired ? property.Type : property.Type.OrNull();
        return new ArgumentModel(Naming.Argument(parameter.Node.TextOf("x-sbg-name") ?? property.WireName), property.WireName, type, property.Docs.Summary) { IsRequired = property.IsRequired, Limits = property.Limits };
    }

    private OperationModel WithBody(OperationNode operation, OperationModel model)
    {
        if (operation.BodyContent(binding.Description) is not { } content)
            return model;
        if (Media.JsonSchemaIn(content) is not { } schema)
        {
            binding.Report(Rules.MissingMedia, content.Place);
            return model;
        }

        var type = binding.Types.Bind(schema);
        var kind = type.Kind == TypeKind.List ? BodyKind.List : BodyKind.Json;
        var name = operation.Node["requestBody"]?.TextOf("x-sbg-name") ?? BodyName(type);
        var summary = operation.Node["requestBody"]?.TextOf("description") ?? (type.Kind is TypeKind.List or TypeKind.Json ? "What is sent." : $"What is sent; see <see cref=\"{type.Name}\"/>.");
        return model with
        {
            Body = new ArgumentModel(name, "", type.NotNull(), summary) { IsRequired = true },
            BodyKind = kind,
            Spread = EquatableArray.From(SpreadOf(operation, schema)),
        };
    }

    private static string BodyName(TypeModel type) => type.Kind switch
    {
        TypeKind.List => "items",
        TypeKind.Map => Naming.Camel(type.Name),
        TypeKind.Raw => "document",
        TypeKind.Body or TypeKind.Entity => Naming.Argument(type.Name),
        _ => "body",
    };

    private IEnumerable<PropertyModel> SpreadOf(OperationNode operation, JsonNode schema)
    {
        if (operation.Node["x-sbg-arguments"] is not { } names || binding.Description.Resolve(schema, "schemas") is not { } body)
            yield break;
        var members = properties.Of(body, binding.TypeName(body)).ToArray();
        foreach (var name in names.Items)
            if (members.FirstOrDefault(member => member.WireName == name.Text) is { } found)
                yield return found;
            else
                binding.Report(Rules.UnknownBodyMember, name.Place, name.Text, body.Name, Nearest.Hint(name.Text, members.Select(member => member.WireName)));
    }

    private TypeModel? ResultOf(OperationNode operation)
    {
        if (operation.SuccessSchema(binding.Description) is not { } schema)
            return null;
        if (operation.Paging is null)
            return binding.Types.Bind(schema);
        return ItemsOf(operation, schema) is { } items ? binding.Types.Bind(items) : null;
    }

    private JsonNode? ItemsOf(OperationNode operation, JsonNode schema)
    {
        var page = binding.Description.Resolve(schema, "schemas");
        if (page is null)
            return null;
        var items = Properties.Find(binding.Description, page.Node, operation.Paging == "token" ? "result_set" : "items");
        if (items?["items"] is null)
            binding.Report(Rules.PagedWithoutItems, operation.IdPlace, operation.Id);
        return items?["items"];
    }

    private IEnumerable<Component> FilterParameters(OperationNode operation) =>
        Parameters.Of(binding.Description, operation)
            .Where(parameter => parameter.Node.TextOf("in") == "query" && parameter.Node.TextOf("name") != "fields")
            .Where(parameter => operation.Paging is not { } paging || !PagingParameters.TryGetValue(paging, out var own) || !own.Contains(parameter.Node.TextOf("name")));

    private TypeModel? FieldsOf(OperationNode operation)
    {
        if (Parameters.Of(binding.Description, operation).All(parameter => parameter.Node.TextOf("name") != "fields"))
            return null;
        return ResultOf(operation) is { Kind: TypeKind.Entity } result && SchemaOf(result) is { } schema
            ? new TypeModel(TypeKind.Fields, schema + "Fields")
            : null;
    }

    private string? SchemaOf(TypeModel entity) =>
        binding.Description.Schemas.FirstOrDefault(schema => binding.Usage.Received.Contains(schema.Name) && binding.TypeName(schema) == entity.Name)?.Name;

    private string? QueryNameOf(OperationNode operation)
    {
        if (!FilterParameters(operation).Any())
            return null;
        return operation.Node.TextOf("x-sbg-query") ?? (ResultOf(operation) is { } item ? (SchemaOf(item) ?? item.Name) + "Query" : null);
    }

    private void Check(OperationNode operation)
    {
        var node = operation.Node;
        if (string.IsNullOrWhiteSpace(node.TextOf("summary")))
            binding.Report(Rules.MissingSummary, operation.IdPlace, operation.Id);
        if (!(node["responses"]?.Members ?? []).Any(response => response.Name.StartsWith("2", StringComparison.Ordinal)))
            binding.Report(Rules.NoSuccess, operation.IdPlace, operation.Id);
        if (node["x-sbg-paging"] is { } paging && !PagingParameters.ContainsKey(paging.Text))
            binding.Report(Rules.UnknownPaging, paging.Place, paging.Text);
        CheckRepeat(operation);
        PathBinder.Check(binding, operation);
    }

    private void CheckRepeat(OperationNode operation)
    {
        var repeat = operation.Node["x-sbg-repeat"];
        var word = repeat?.Text ?? "";
        if (word.StartsWith("ask:", StringComparison.Ordinal))
        {
            if (binding.Operation(word.Substring(4)) is null)
                binding.Report(Rules.UnknownAsk, repeat!.Place, word.Substring(4), Nearest.Hint(word.Substring(4), binding.Operations.Select(other => other.Id)));
        }
        else if (word is not ("safe" or "idempotent" or "never"))
        {
            binding.Report(Rules.MissingRepeat, repeat?.Place ?? operation.IdPlace, operation.Id);
        }
    }
}
