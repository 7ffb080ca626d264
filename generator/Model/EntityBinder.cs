namespace SevenBridges.Generator.Model;

/// <summary>A received schema becomes a model: what it holds, how it is found again, which calls save it.</summary>
internal sealed class EntityBinder(Binding binding, PropertyBinder properties)
{
    private const int MostProperties = 64;

    public EntityModel Bind(Component schema, IReadOnlyList<OperationModel> operations)
    {
        var name = binding.TypeName(schema);
        var members = properties.Of(schema, name).ToArray();
        if (members.Length > MostProperties)
            binding.Report(Rules.TooManyProperties, schema.Node.Place, schema.Name, members.Length.ToString());
        if (schema.Node["required"] is { } required && !binding.Usage.Sent.Contains(schema.Name))
            binding.Report(Rules.RequiredInResponse, required.Place, schema.Name);
        var identity = IdentityOf(schema, members);
        return new EntityModel(name, schema.Name, Binding.FolderOf(schema.Document), properties.DocsOf(schema.Node), EquatableArray.From(members))
        {
            Identity = identity,
            IsWritable = binding.Usage.Sent.Contains(schema.Name),
            Details = DetailsOf(schema, identity),
            Saves = EquatableArray.From(SavesOf(schema, members, identity)),
            Verbs = EquatableArray.From(operations.Where(operation => operation.VerbClient is not null && IsVerbOf(operation, identity))),
            FieldsName = identity is not null || binding.Usage.Received.Contains(schema.Name) ? schema.Name + "Fields" : null,
        };
    }

    private static bool IsVerbOf(OperationModel operation, PropertyModel? identity) =>
        identity is not null && operation.PathArguments.Count > 0 && operation.PathArguments[0].Type.Name == identity.Type.Name;

    /// <summary>The property whose type is the id that is <c>of</c> this schema.</summary>
    private PropertyModel? IdentityOf(Component schema, IEnumerable<PropertyModel> members)
    {
        var ids = binding.Description.Schemas.Where(id => id.Node["x-sbg-id"]?.TextOf("of") == schema.Name).Select(binding.TypeName).ToArray();
        return members.FirstOrDefault(member => member.Type.Kind == TypeKind.Id && ids.Contains(member.Type.Name));
    }

    private LocatorModel? DetailsOf(Component schema, PropertyModel? identity)
    {
        if (schema.Node["x-sbg-get"] is not { } get)
            return null;
        if (binding.Operation(get.Text) is { } operation)
            return Locate(operation, identity, operation);
        binding.Report(Rules.UnknownSaveOperation, get.Place, get.Text, KnownOperation(get.Text));
        return null;
    }

    private IEnumerable<SaveModel> SavesOf(Component schema, IReadOnlyCollection<PropertyModel> members, PropertyModel? identity)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var save in schema.Node["x-sbg-save"]?.Items ?? [])
        {
            var id = save["operation"];
            if (id is null || binding.Operation(id.Text) is not { } operation)
            {
                binding.Report(Rules.UnknownSaveOperation, (id ?? save).Place, id?.Text ?? "", KnownOperation(id?.Text ?? ""));
                continue;
            }

            var names = (save["properties"] is { } listed ? Listed(listed, schema, members) : Remaining(operation, members, taken)).ToArray();
            foreach (var name in names)
                taken.Add(name);
            yield return new SaveModel(
                Locate(operation, identity, binding.Operation(schema.Node.TextOf("x-sbg-get") ?? "")),
                EquatableArray.From(members.Where(member => names.Contains(member.WireName)).Select(member => member.Name)),
                IsBare(operation, names, members),
                save.TextOf("when") ?? "always",
                AnswersModel(operation, schema));
        }
    }

    private IEnumerable<string> Listed(JsonNode names, Component schema, IReadOnlyCollection<PropertyModel> members)
    {
        foreach (var name in names.Items)
            if (members.Any(member => member.WireName == name.Text))
                yield return name.Text;
            else
                binding.Report(Rules.UnknownSaveProperty, name.Place, name.Text, schema.Name, Nearest.Hint(name.Text, members.Select(member => member.WireName)));
    }

    /// <summary>Everything that the operation's body takes and no earlier call has taken.</summary>
    private IEnumerable<string> Remaining(OperationNode operation, IEnumerable<PropertyModel> members, HashSet<string> taken)
    {
        if (BodyOf(operation) is not { } body)
            return [];
        var accepted = new HashSet<string>(Properties.Of(binding.Description, body.Node).Select(member => member.Name), StringComparer.Ordinal);
        return members.Where(member => !member.IsReadOnly && accepted.Contains(member.WireName) && !taken.Contains(member.WireName)).Select(member => member.WireName);
    }

    private Component? BodyOf(OperationNode operation) =>
        operation.BodyContent(binding.Description) is { } content && Media.JsonSchemaIn(content) is { } schema
            ? binding.Description.Resolve(schema, "schemas")
            : null;

    /// <summary>One property that is the whole body, not a member of it: tags, metadata, permissions.</summary>
    private bool IsBare(OperationNode operation, string[] names, IEnumerable<PropertyModel> members)
    {
        if (names.Length != 1 || operation.BodyContent(binding.Description) is not { } content || Media.JsonSchemaIn(content) is not { } schema)
            return false;
        var body = binding.Types.Bind(schema);
        return body.Name == members.First(member => member.WireName == names[0]).Type.NotNull().Name;
    }

    private bool AnswersModel(OperationNode operation, Component schema) =>
        operation.SuccessSchema(binding.Description)?.TextOf("$ref")?.EndsWith("/" + schema.Name, StringComparison.Ordinal) == true;

    private string KnownOperation(string id) => Nearest.Hint(id, binding.Operations.Select(operation => operation.Id));

    /// <summary>By id when the path holds nothing else; otherwise by the model's own address and what follows the path of its details.</summary>
    private LocatorModel Locate(OperationNode operation, PropertyModel? identity, OperationNode? details)
    {
        var arguments = PathBinder.ArgumentsOf(binding, operation);
        if (identity is not null && arguments.Count == 1 && arguments[0].Type.Name == identity.Type.Name)
            return new LocatorModel(OperationBinder.ConstantOf(operation.Id), PathBinder.Interpolate(binding, operation, _ => identity.Name), "");
        var suffix = details is not null && operation.Path.StartsWith(details.Path, StringComparison.Ordinal) ? operation.Path.Substring(details.Path.Length) : "";
        return new LocatorModel(OperationBinder.ConstantOf(operation.Id), null, suffix);
    }
}
