using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using SevenBridges.Tests.Properties;

namespace SevenBridges.Tests.PublicApi;

/// <summary>The documentation of each public member answers what a caller asks, and says of the wire what the description says.</summary>
public sealed class DocumentationTests
{
    private static readonly string[] Limits =
        ["minLength", "maxLength", "x-sbg-max-bytes", "minimum", "maximum", "minItems", "maxItems", "maxProperties", "x-sbg-max-key-bytes"];

    public static TheoryData<string> Operations { get; } = [.. Description.Operations.Keys.Order(StringComparer.Ordinal)];

    public static TheoryData<string> Types { get; } = [.. Surface.Models.Concat(Surface.Bodies).Select(found => found.Schema.Name!)];

    [Fact]
    public void Members_AllSayWhatTheyAreFor() =>
        Offenders(Members.Where(member => !IsInherited(member) && Docs.Text(member, "summary").Length == 0).Select(DocId.Of), "each public member has a sentence");

    [Fact]
    public void Methods_SayWhatGoesInAndComesOut()
    {
        var methods = Members.OfType<MethodInfo>().Where(method => !IsInherited(method) && !IsOperator(method)).ToList();

        Offenders(
            from method in methods
            from parameter in method.GetParameters()
            where Docs.Text(method, "param", parameter.Name).Length == 0
            select $"{DocId.Of(method)}: {parameter.Name}",
            "each parameter has a sentence");
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void Operation_EachOfItsMethods_SaysPagingRepeatsErrorsAndPlace(string id)
    {
        var operation = Description.Operations[id];
        var methods = Surface.MethodsOf(operation).Concat(Verbs(id)).ToList();

        methods.Should().NotBeEmpty();
        foreach (var method in methods)
            Offenders(MissingIn(method, operation).Select(what => $"{DocId.Of(method)}: {what}"), "this is what a caller asks of an operation");
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Property_OfAModelOrBody_SaysUnitLimitsNullAndPlace(string schema)
    {
        var type = Surface.TypeOf[schema];
        foreach (var (name, member) in Description.Schemas[schema].Properties)
            if (Surface.PropertiesOf(type).TryGetValue(name, out var property))
                Offenders(MissingIn(Docs.Text(property, "remarks"), member, IsAsked(type, property)).Select(what => $"{type.Name}.{property.Name}: {what}"), "this is what a caller asks of a property");
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void Parameter_OfAnOperation_SaysUnitAndLimits(string id)
    {
        var operation = Description.Operations[id];
        foreach (var parameter in operation.Parameters)
        {
            var text = TextOf(operation, parameter);
            if (text is not null)
                Offenders(Facts(parameter.Schema).Where(fact => !text.Contains(fact, StringComparison.Ordinal)).Select(fact => $"{id}, {parameter.Name}: {fact}"), "limits and units are said");
        }
    }

    [Fact]
    public void Words_EachSaysWhatItIsOnTheWireAndWhereItStands()
    {
        var silent = from found in Surface.Words
                     from word in found.Schema.Words
                     where !WordDocs(found.Type).Any(text => text.Contains($"Wire word: {word}. Source: description schema {found.Schema.Name}.", StringComparison.Ordinal))
                     select $"{found.Type.Name}: {word}";

        Offenders(silent, "each value of an enum says its word");
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Choice_BetweenMembers_IsSaidByTheirType(string schema)
    {
        var (type, described) = (Surface.TypeOf[schema], Description.Schemas[schema]);
        foreach (var (names, rule) in Choices(word => described[word]))
            Docs.Text(type, "remarks").Should().Contain(InARow(names.Select(name => Surface.PropertiesOf(type)[name].Name))).And.Contain(rule);
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void Choice_BetweenParameters_IsSaidByTheFilter(string id)
    {
        var operation = Description.Operations[id];
        foreach (var (names, rule) in Choices(word => operation.Node[word]))
            foreach (var filter in Surface.MethodOf(operation).GetParameters().Select(parameter => parameter.ParameterType).Where(type => type.GetProperties().Any(property => Docs.ParameterOf(property) == names[0])))
                Docs.Text(filter, "remarks").Should().Contain(InARow(names.Select(name => filter.GetProperties().First(property => Docs.ParameterOf(property) == name).Name))).And.Contain(rule);
    }

    [Fact]
    public void Loaded_EachPropertyOfAModel_SaysThatItMayNotHaveCome() => Offenders(
        from found in Surface.Models
        from property in Surface.PropertiesOf(found.Type).Values
        let absent = property.GetMethod!.GetMethodBody() is not null && Docs.Text(property, "remarks").Contains("or does not say", StringComparison.Ordinal)
        where !absent && !Docs.Text(property, "exception").Contains("did not come", StringComparison.Ordinal)
        select DocId.Of(property),
        "reading what did not come throws");

    [Fact]
    public void Factories_EachSaysWhereItsModelStands() => Offenders(
        from found in Surface.Models
        from factory in typeof(ModelFactory).GetMethods().Where(method => method.ReturnType == found.Type)
        where !Docs.Text(factory, "remarks").Contains($"Source: description schema {found.Schema.Name}.", StringComparison.Ordinal)
        select DocId.Of(factory),
        "a model is made from a schema of the description");

    [Fact]
    public void Components_EachTypeSaysWhereItStands() => Offenders(
        Description.Schemas.Values.Where(schema => schema.Form is Form.Object or Form.Word or Form.Id or Form.Raw || schema.IsTracked)
            // Values of CWL are any JSON to the description: their types are written by hand.
            .Where(schema => Surface.Types.Any(type => (type.Name == schema.Name || type.Name == "Platform" + schema.Name) && !type.IsSubclassOf(typeof(CwlValue))) && !Surface.TypeOf.ContainsKey(schema.Name!))
            .Select(schema => schema.Name!),
        "a type that is made from the description names its schema");

    private static IEnumerable<(string[] Names, string Rule)> Choices(Func<string, JsonNode?> word) =>
    [
        .. (word("x-sbg-one-of") as JsonArray ?? []).Select(choice => (Plain.Names(choice!).ToArray(), (bool?)choice!["required"] == true ? "exactly one" : "at most one")),
        .. (word("x-sbg-together") as JsonArray ?? []).Select(choice => (choice!.AsArray().Select(name => (string)name!).ToArray(), "together or not at all")),
    ];

    private static string InARow(IEnumerable<string> names) => $"{string.Join(", ", names.SkipLast(1))} and {names.Last()}";

    private static IEnumerable<MemberInfo> Members => Surface.Types.Where(type => !type.IsNested || type.IsNestedPublic)
        .SelectMany(type => type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly).Where(IsOwn).Prepend(type));

    /// <summary>What the compiler adds, accessors and the members of a record among it, has no docs of its own.</summary>
    private static bool IsOwn(MemberInfo member) =>
        member.GetCustomAttribute<CompilerGeneratedAttribute>() is null && member is not MethodInfo { IsSpecialName: true, Name: not ("op_Implicit" or "op_Explicit") }
        && !member.Name.Contains('<') && !(member is FieldInfo { Name: "value__" }) && !(member is ConstructorInfo && IsMadeByCompiler(member.DeclaringType!))
        && member is not ConstructorInfo { IsStatic: true };

    private static bool IsMadeByCompiler(Type type) => Docs.Of(type.GetConstructors().FirstOrDefault() ?? (MemberInfo)type) is null || type.GetMethod("<Clone>$") is not null;

    private static bool IsInherited(MemberInfo member) =>
        Docs.Of(member)?.Element("inheritdoc") is not null || (member is MethodInfo method && method.GetBaseDefinition() != method)
        || (member is MethodInfo { Name: "Deconstruct" or "Equals" or "GetHashCode" or "ToString" });

    private static bool IsOperator(MethodInfo method) => method.IsSpecialName;

    private static IEnumerable<MethodInfo> Verbs(string id) => Surface.Models.SelectMany(found => found.Type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        .Where(method => Docs.OperationOf(method) == id && method.Name is not ("ReloadAsync" or "EnsureLoadedAsync") && Docs.Text(method, "summary") == (string?)Description.Operations[id].Node["summary"]);

    private static IEnumerable<string> MissingIn(MethodInfo method, DescribedOperation operation)
    {
        var (remarks, errors) = (Docs.Text(method, "remarks"), Docs.Text(method, "exception"));
        if (!remarks.Contains("Repeats: ", StringComparison.Ordinal))
            yield return "whether it is repeated on failure";
        if (operation.Paging is { } paging && !remarks.Contains($"Paging: {paging}", StringComparison.Ordinal))
            yield return $"that it pages by {paging}";
        foreach (var (code, meaning) in operation.Node["x-sbg-errors"] as JsonObject ?? [])
            if (!errors.Contains($"{code}: {((string)meaning!).Replace("`", "")}", StringComparison.Ordinal))
                yield return $"that it may fail with {code}";
        foreach (var status in new[] { "401", "429", "500", "503" })
            if (!errors.Contains(status, StringComparison.Ordinal))
                yield return $"that any call may fail with {status}";
        if (operation.Answer is not null && Docs.Text(method, "returns").Length == 0)
            yield return "what it answers";
    }

    private static IEnumerable<string> MissingIn(string text, Schema member, bool isNullSaid)
    {
        foreach (var fact in Facts(member).Where(fact => !text.Contains(fact, StringComparison.Ordinal)))
            yield return fact;
        if (isNullSaid && !text.Contains("Null: ", StringComparison.Ordinal) && !text.Contains("null is sent as null", StringComparison.Ordinal))
            yield return "what null means";
        if (member.IsReadOnly && !text.Contains("Read-only.", StringComparison.Ordinal))
            yield return "that it is read-only";
        if (!text.Contains("Source: description schema ", StringComparison.Ordinal))
            yield return "where it stands";
    }

    /// <summary>A property that may hold null says what null means. Maps and raw JSON have empty values of their own.</summary>
    private static bool IsAsked(Type type, PropertyInfo property) =>
        type.IsSubclassOf(typeof(PlatformModel)) && new NullabilityInfoContext().Create(property).ReadState == NullabilityState.Nullable;

    private static IEnumerable<string> Facts(Schema schema)
    {
        if ((string?)schema["x-sbg-unit"] is { } unit)
            yield return $"Unit: {unit}.";
        foreach (var limit in Limits)
            if (schema[limit] is { } number && !(limit == "minLength" && (int)number <= 1) && !(limit is "minItems" or "minLength" && (int)number == 0))
                yield return number.ToJsonString();
    }

    /// <summary>What is said of a parameter: on the member of a filter, or in the docs of the method. Null: paging handles it.</summary>
    private static string? TextOf(DescribedOperation operation, DescribedParameter parameter)
    {
        var method = Surface.MethodOf(operation);
        var filter = method.GetParameters().SelectMany(argument => argument.ParameterType.GetProperties()).FirstOrDefault(property => Docs.ParameterOf(property) == parameter.Name);
        if (filter is not null)
            return Docs.Text(filter, "remarks");
        var name = ((string?)parameter.Node["x-sbg-name"] ?? parameter.Name).Replace("_", "", StringComparison.Ordinal);
        var argument = method.GetParameters().FirstOrDefault(argument => argument.Name!.Equals(name, StringComparison.OrdinalIgnoreCase));
        return argument is null ? null : Docs.Text(method, "param", argument.Name);
    }

    private static IEnumerable<string> WordDocs(Type type) => type.IsEnum
        ? type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => Docs.Text(field, "remarks"))
        : type.GetProperties(BindingFlags.Public | BindingFlags.Static).Select(property => Docs.Text(property, "remarks"));

    private static void Offenders(IEnumerable<string> offenders, string because) => string.Join('\n', offenders).Should().BeEmpty(because);
}
