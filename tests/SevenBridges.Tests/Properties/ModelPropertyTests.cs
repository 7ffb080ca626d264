using System.Reflection;

namespace SevenBridges.Tests.Properties;

/// <summary>What holds for every model, body, word and id of the description, those to come included.</summary>
public sealed class ModelPropertyTests
{
    public static TheoryData<string> Models { get; } = [.. Surface.Models.Select(found => found.Schema.Name!)];

    public static TheoryData<string> Bodies { get; } = [.. Surface.Bodies.Select(found => found.Schema.Name!)];

    public static TheoryData<string> Sendable { get; } = [.. Surface.Models.Where(found => found.Type.GetConstructor([]) is { IsPublic: true }).Select(found => found.Schema.Name!)];

    public static TheoryData<string> Words { get; } = [.. Surface.Words.Select(found => found.Schema.Name!)];

    public static TheoryData<string> Ids { get; } = [.. Surface.Ids.Select(found => found.Schema.Name!)];

    [Theory]
    [MemberData(nameof(Models))]
    public void Model_ReadAndWritten_IsWhatCame(string schema)
    {
        var (description, type) = (Description.Schemas[schema], Surface.TypeOf[schema]);
        foreach (var json in Samples.Of(JsonTexts.Answered.Of(description)).Where(json => json[0] == '{'))
        {
            var written = Values.Write(Values.Read(type, json));

            Canonical.Of(description, written).Should().Be(Canonical.Of(description, json), "{0} came", json);
            Values.Write(Values.Read(type, written)).Should().Be(written);
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Model_MemberAbsentNullOrGiven_TellsThemApart(string schema)
    {
        var (description, type) = (Description.Schemas[schema], Surface.TypeOf[schema]);
        foreach (var json in Samples.Of(JsonTexts.Answered.Of(description)).Where(json => json[0] == '{'))
        {
            var model = Values.Read(type, json);
            var canonical = System.Text.Json.Nodes.JsonNode.Parse(Canonical.Of(description, json))!.AsObject();

            foreach (var (name, property) in Surface.PropertiesOf(type))
                StateOf(property, model).Should().Be(
                    !canonical.TryGetPropertyValue(name, out var value) ? Absent(description, name, type, property) : value is null ? "null" : "given", "{0} of {1}", name, json);
        }
    }

    [Theory]
    [MemberData(nameof(Bodies))]
    public void Body_MadeByACaller_IsWrittenAsMeant(string schema) => IsWrittenAsMeant(schema);

    [Theory]
    [MemberData(nameof(Sendable))]
    public void Model_MadeByACaller_IsWrittenAsMeant(string schema) => IsWrittenAsMeant(schema);

    [Theory]
    [MemberData(nameof(Bodies))]
    public void Body_MembersThatMayBeNull_AreSentAsNullOnlyWhereThatIsSaid(string schema)
    {
        var (description, type) = (Description.Schemas[schema], Surface.TypeOf[schema]);
        foreach (var (name, property) in Surface.PropertiesOf(type).Where(found => IsOptional(found.Value) && AcceptsNull(found.Value)))
        {
            var body = Activator.CreateInstance(type)!;
            property.SetValue(body, Activator.CreateInstance(property.PropertyType, [null]));

            Values.Sent(body).Should().Contain($"\"{name}\":null", "{0}.{1} was set to null", schema, name);
            Values.Sent(Activator.CreateInstance(type)!).Should().NotContain($"\"{name}\"", "{0}.{1} was not set", schema, name);
            description.Properties.First(found => found.Name == name).Schema.IsNullable.Should().BeTrue();
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Id_OfTheShapeThatIsDescribed_IsTakenAndNoOther(string schema)
    {
        var (description, type) = (Description.Schemas[schema], Surface.TypeOf[schema]);
        var lengths = description["x-sbg-id"]!["segments"]!.AsArray().Select(length => (int)length!).ToArray();
        foreach (var count in Enumerable.Range(1, 8))
        {
            var text = string.Join('/', Enumerable.Repeat("s", count));
            var make = () => Activator.CreateInstance(type, text)!.ToString();

            if (lengths.Contains(count)) make().Should().Be(text);
            else make.Should().Throw<TargetInvocationException>().WithInnerException<ArgumentException>();
        }
    }

    [Theory]
    [MemberData(nameof(Words))]
    public void Word_KnownOrNot_IsKeptAsItIs(string schema)
    {
        var (words, type) = (Description.Schemas[schema].Words.ToList(), Surface.TypeOf[schema]);
        if (type.IsEnum)
        {
            Enum.GetValues(type).Cast<object>().Select(Values.WordOf).Should().BeEquivalentTo(words);
            return;
        }

        var isKnown = type.GetProperty("IsKnown")!;
        foreach (var word in words.SelectMany(word => new[] { word, word.ToLowerInvariant(), word.ToUpperInvariant() }))
            isKnown.GetValue(Activator.CreateInstance(type, word)).Should().Be(true, "{0} is known in any case", word);
        var unknown = Activator.CreateInstance(type, "a word of a newer server")!;
        (unknown.ToString(), isKnown.GetValue(unknown)).Should().Be(("a word of a newer server", false));
    }

    private static void IsWrittenAsMeant(string schema)
    {
        var (description, type) = (Description.Schemas[schema], Surface.TypeOf[schema]);
        foreach (var json in Samples.Of(JsonTexts.Sent.Of(description)))
            Canonical.Of(description, Values.Sent(Values.Of(type, description, json)!)).Should().Be(Canonical.Of(description, json));
    }

    private static string StateOf(PropertyInfo property, PlatformModel model)
    {
        try
        {
            return property.GetValue(model) switch
            {
                null or System.Text.Json.JsonElement { ValueKind: System.Text.Json.JsonValueKind.Null or System.Text.Json.JsonValueKind.Undefined } => "null",
                _ => "given",
            };
        }
        catch (TargetInvocationException thrown) when (thrown.InnerException is FieldNotLoadedException)
        {
            return "absent";
        }
    }

    /// <summary>What no call answers by itself cannot be asked for once more: what of it did not come is null, where null is allowed.</summary>
    private static string Absent(Schema description, string name, Type type, PropertyInfo property) =>
        MayBeNull(property) && (!Surface.IsAnswered(type) || description.Properties.Any(found => found.Name == name && found.Schema["x-sbg-absent"] is not null)) ? "null" : "absent";

    private static bool MayBeNull(PropertyInfo property) =>
        Nullable.GetUnderlyingType(property.PropertyType) is not null || property.PropertyType == typeof(System.Text.Json.JsonElement)
        || (!property.PropertyType.IsValueType && new NullabilityInfoContext().Create(property).ReadState == NullabilityState.Nullable);

    private static bool IsOptional(PropertyInfo property) => property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(Optional<>);

    private static bool AcceptsNull(PropertyInfo property) => property.PropertyType.GetGenericArguments()[0] is var inner
        && (Nullable.GetUnderlyingType(inner) is not null || (!inner.IsValueType && new NullabilityInfoContext().Create(property).GenericTypeArguments[0].ReadState == NullabilityState.Nullable));
}
