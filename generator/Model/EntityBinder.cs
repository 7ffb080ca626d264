using System.Globalization;

namespace SevenBridges.Generator.Model;

/// <summary>A received schema becomes a model: what it holds, how it is found again, which calls save it.</summary>
internal sealed class EntityBinder(Binding binding, PropertyBinder properties, SchemaBinders schemas)
{
    private const int MostProperties = 64;

    /// <summary>The names that one model has, and who has them.</summary>
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    /// <summary><c>File</c> → <c>FileFields</c>; the schema's word, without the prefix that its model may have.</summary>
    public static TypeModel FieldsOf(Component schema) => schema.Fields ??= new TypeModel(TypeKind.Fields, Naming.Pascal(schema.Name) + "Fields");

    public EntityModel Bind(Component schema, ILookup<string, OperationModel> verbs)
    {
        var name = schema.TypeName;
        var members = properties.Of(schema, name, TakenNames.OfModel);
        if (!schema.Is(SchemaUse.Answered))
            members = Array.ConvertAll(members, OfAPart);
        Check(schema, members);
        CheckFields(schema, members);
        var identity = Identities.PropertyOf(binding.Description, schema) is { } id ? Array.Find(members, member => member.WireName == id.Name) : null;
        return new EntityModel(name, schema.Name, binding.FolderOf(schema.Document), properties.DocsOf(schema), members.Length > MostProperties ? EquatableArray.From(members.Take(MostProperties)) : new EquatableArray<PropertyModel>(members))
        {
            Identity = identity,
            IsWritable = schema.Is(SchemaUse.Sent),
            Details = DetailsOf(schema, identity),
            Saves = schema.Node.Has("x-sbg-save") ? EquatableArray.From(SavesOf(schema, members, identity)) : default,
            Verbs = VerbsOf(verbs, identity, members),
            Choices = schemas.Choices(schema.Node, members),
            FieldsName = schema.HasFields ? FieldsOf(schema).Name : null,
        };
    }

    /// <summary>No call reads a part by itself: what did not come with it is nowhere to be had, and reads as null.</summary>
    private static PropertyModel OfAPart(PropertyModel member) => member.Type.IsNullable ? member with { IsNullWhenAbsent = true } : member;

    private void Check(Component schema, PropertyModel[] members)
    {
        if (members.Length > MostProperties)
            binding.Report(Rules.TooManyProperties, schema.Place, schema.Name, members.Length.ToString(CultureInfo.InvariantCulture));
        if (schema.Node["required"] is { } required)
            binding.Report(Rules.RequiredInResponse, required.Place, schema.Name);
        foreach (var member in members)
            if (member.Alias is { } alias && Array.Exists(members, other => other.WireName == alias))
                binding.Report(Rules.BadWordValue, AliasOf(schema, member).Place, "x-sbg-alias", $"'{member.Alias}' is a property of its own");
    }

    private JsonNode AliasOf(Component schema, PropertyModel member) =>
        Properties.Find(binding.Description, schema.Node, member.WireName)?["x-sbg-alias"] ?? schema.Node;

    private Place PlaceOf(Component schema, PropertyModel property) =>
        Properties.Of(binding.Description, schema.Node).First(member => member.Name == property.WireName).Place;

    /// <summary>Takes the names of a model's type and of the struct that selects its fields; false when the type gets none.</summary>
    public bool Claim(Component schema)
    {
        var isClaimed = binding.Claim(schema);
        schema.HasFields = isClaimed && binding.Claim(FieldsOf(schema).Name, $"{schema.Name}, fields", schema.Place);
        return isClaimed;
    }

    /// <summary>The struct that selects fields has names of its own, which no field may have.</summary>
    private void CheckFields(Component schema, PropertyModel[] members)
    {
        if (!schema.HasFields)
            return;
        foreach (var property in members)
            if (TakenNames.OfFields.Contains(property.Name))
                binding.Report(Rules.NameTaken, PlaceOf(schema, property), property.WireName, property.Name, $"'{FieldsOf(schema).Name}' already");
    }

    /// <summary>The operations that are methods of this model; two of one name, or one that every model has, would hide each other.</summary>
    private EquatableArray<OperationModel> VerbsOf(ILookup<string, OperationModel> verbs, PropertyModel? identity, PropertyModel[] members)
    {
        if (identity is null || !verbs.Contains(identity.Type.Name))
            return default;
        _names.Clear();
        (_names["Reload"], _names["EnsureLoaded"], _names["Save"]) = ("x-sbg-get", "x-sbg-get", "x-sbg-save");
        foreach (var member in members)
            _names[member.Name] = member.WireName;
        var found = new List<OperationModel>();
        foreach (var verb in verbs[identity.Type.Name])
            if (_names.TryGetValue(verb.VerbName, out var first))
                binding.Report(Rules.DuplicateMethod, binding.Operation(verb.Id)!.Place, first, verb.Id, $"'{verb.VerbName}' of the model");
            else
            {
                _names[verb.VerbName] = verb.Id;
                found.Add(WithIdFilledIn(verb));
            }

        return EquatableArray.From(found);
    }

    /// <summary>The model is its first argument: what is said about it is not written here.</summary>
    private static OperationModel WithIdFilledIn(OperationModel verb)
    {
        var arguments = verb.PathArguments.ToArray();
        arguments[0] = arguments[0] with { Summary = "" };
        return verb with { PathArguments = new(arguments) };
    }

    private LocatorModel? DetailsOf(Component schema, PropertyModel? identity) =>
        schema.Node["x-sbg-get"] is { } get && binding.Operation(get) is { } operation ? Locate(operation, schema, identity, operation, get) : null;

    private IEnumerable<SaveModel> SavesOf(Component schema, PropertyModel[] members, PropertyModel? identity)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var save in schema.Node.ItemsOf("x-sbg-save"))
        {
            if (save["operation"] is not { } id || (save["when"] is { } when && when.Text is not ("merge" or "replace")))
            {
                binding.Report(Rules.BadWordValue, save.Place, "x-sbg-save", "it takes a list of { \"operation\": id, \"properties\": [names], \"when\": 'merge' or 'replace' }");
                continue;
            }

            if (binding.Operation(id) is not { } operation)
                continue;
            var names = (save["properties"] is { } listed ? Listed(listed, schema, members) : Remaining(operation, members, taken)).ToArray();
            taken.UnionWith(names);
            var details = binding.Operation(schema.Node.TextOf("x-sbg-get"));
            yield return new SaveModel(
                Locate(operation, schema, identity, details, id),
                EquatableArray.From(members.Where(member => names.Contains(member.WireName)).Select(member => member.Name)),
                FormOf(operation, names, members, save),
                operation.SuccessSchema(binding.Description)?.TextOf("$ref")?.EndsWith("/" + schema.Name, StringComparison.Ordinal) == true);
        }
    }

    private IEnumerable<string> Listed(JsonNode names, Component schema, IReadOnlyCollection<PropertyModel> members)
    {
        var known = members.Where(member => !member.IsReadOnly).Select(member => member.WireName).ToArray();
        foreach (var name in names.Items)
            if (known.Contains(name.Text))
                yield return name.Text;
            else
                binding.Report(Rules.UnknownSaveProperty, name.Place, name.Text, schema.Name, Nearest.Hint(name.Text, known));
    }

    /// <summary>Everything that the operation's body takes and no earlier call has taken.</summary>
    private IEnumerable<string> Remaining(OperationNode operation, IEnumerable<PropertyModel> members, HashSet<string> taken)
    {
        if (BodySchemaOf(operation) is not { } schema || binding.Description.Resolve(schema, "schemas") is not { } body)
            return [];
        var accepted = new HashSet<string>(Properties.Of(binding.Description, body.Node).Select(member => member.Name), StringComparer.Ordinal);
        return members.Where(member => !member.IsReadOnly && accepted.Contains(member.WireName) && !taken.Contains(member.WireName)).Select(member => member.WireName);
    }

    private JsonNode? BodySchemaOf(OperationNode operation) => operation.BodyContent(binding.Description) is { } content ? Media.JsonSchemaIn(content) : null;

    /// <summary>One property may be the whole body, not a member of it: tags, metadata, permissions.</summary>
    private string FormOf(OperationNode operation, string[] names, IEnumerable<PropertyModel> members, JsonNode save)
    {
        var isBare = names.Length == 1 && BodySchemaOf(operation) is { } schema
            && binding.Types.Bind(schema).NotNull() == members.First(member => member.WireName == names[0]).Type.NotNull();
        return (isBare, save.TextOf("when")) switch
        {
            (true, "merge") => "BareMerge",
            (true, "replace") => "BareReplace",
            (true, _) => "Bare",
            _ => save.Flag("whole") ? "WholeMembers" : "Members",
        };
    }

    /// <summary>By id when the path holds nothing else; otherwise by the model's own address and what follows the path of its details.</summary>
    private LocatorModel Locate(OperationNode operation, Component schema, PropertyModel? identity, OperationNode? details, JsonNode named) =>
        Place(operation, schema, identity, details, named) with { Errors = OperationBinder.ErrorsOf(operation.Node), Repeats = operation.Node.TextOf("x-sbg-repeat") ?? "" };

    private LocatorModel Place(OperationNode operation, Component schema, PropertyModel? identity, OperationNode? details, JsonNode named)
    {
        var constant = operation.Constant;
        var arguments = PathBinder.ArgumentsOf(binding, operation);
        if (identity is not null && arguments.Count == 1 && arguments[0].Type.Name == identity.Type.Name)
            return new LocatorModel(operation.Id, constant, PathBinder.Interpolate(binding, operation, _ => identity.Name), "");
        if (arguments.Count == 0)
            return new LocatorModel(operation.Id, constant, PathBinder.Interpolate(binding, operation, argument => argument.Name), "");
        if (binding.FaultyPaths.Contains(operation.Id))
            return new LocatorModel(operation.Id, constant, null, "");
        if (details is null || !operation.Path.Name.StartsWith(details.Path.Name, StringComparison.Ordinal) || Properties.Find(binding.Description, schema.Node, "href") is null)
            binding.Report(Rules.BadWordValue, named.Place, "x-sbg-save", $"the path of '{operation.Id}' needs more than the id; it must begin with that of \"x-sbg-get\", and the schema needs an 'href'");
        var suffix = details is not null && operation.Path.Name.Length >= details.Path.Name.Length ? operation.Path.Name.Substring(details.Path.Name.Length) : "";
        return new LocatorModel(operation.Id, constant, null, suffix);
    }
}
