using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SevenBridges.Tests.Support;

namespace SevenBridges.Tests.Properties;

/// <summary>Every setter of every model is noted, and saving sends what was set, at its place, and nothing else.</summary>
public sealed class SetterTests
{
    public static TheoryData<string> Setters { get; } = [.. Setter.All.Keys];

    public static TheoryData<string> SavedInParts { get; } = [.. Setter.All.Values.GroupBy(setter => setter.Root.Name!).Where(model => model.Select(setter => setter.Operation.Id).Distinct().Count() > 1).Select(model => model.Key)];

    public static TheoryData<string> Writable { get; } = [.. Surface.Models.Where(found => found.Type.GetConstructor([]) is { IsPublic: true }).Select(found => found.Schema.Name!)];

    [Theory]
    [MemberData(nameof(Setters))]
    public async Task Setter_OfAModelThatIsSaved_SendsTheSmallestBody(string name)
    {
        var setter = Setter.All[name];
        var platform = new FakePlatform(Answer);
        var model = await LoadAsync(platform, setter.Root);

        var value = setter.Set(model);
        model.HasChanges.Should().BeTrue();
        await SaveAsync(model);

        var sent = platform.Requests.Skip(1).Should().ContainSingle().Which;
        OperationOf(sent).Should().Be(setter.Operation.Id);
        BodyOf(sent, setter).Should().Be(Smallest(setter, value));
        model.HasChanges.Should().BeFalse("what was saved is clean");
        await SaveAsync(model);
        platform.Requests.Should().HaveCount(2, "nothing was changed since");
    }

    [Theory]
    [MemberData(nameof(SavedInParts))]
    public async Task Save_OnePartOfSeveralFails_LeavesWhatWasNotSentAndNothingElse(string model)
    {
        foreach (var isKey in new[] { true, false })
        {
            var parts = PartsOf(model, isKey);
            for (var failing = 0; failing < parts.Count; failing++)
                await FailAtAsync(parts, failing);
        }
    }

    [Theory]
    [MemberData(nameof(Writable))]
    public void Setter_OfAModelThatIsMade_IsWrittenAlone(string schema)
    {
        var type = Surface.TypeOf[schema];
        foreach (var (name, member) in Description.Schemas[schema].Properties)
            if (Surface.PropertiesOf(type).TryGetValue(name, out var property) && property.SetMethod is { IsPublic: true })
            {
                var (made, value) = ((PlatformModel)Activator.CreateInstance(type)!, Plain.Sent(member, 1)!);
                property.SetValue(made, Values.Of(property.PropertyType, member, value.ToJsonString()));

                Canonical.At(JsonNode.Parse(Values.Sent(made)), [name], member).Should().Be(Canonical.At(new JsonObject { [name] = value.DeepClone() }, [name], member), "only {0} was set", name);
                made.HasChanges.Should().BeTrue();
            }
    }

    [Fact]
    public void Properties_ReadOnlyInTheDescription_HaveNoSetter()
    {
        var settable = from found in Surface.Models.Concat(Surface.Bodies)
                       from member in found.Schema.Properties
                       where member.Schema.IsReadOnly && Surface.PropertiesOf(found.Type).TryGetValue(member.Name, out var property) && property.SetMethod is { IsPublic: true }
                       select $"{found.Type.Name}: {member.Name}";

        string.Join('\n', settable).Should().BeEmpty("what is readOnly is so at compile time");
    }

    [Fact]
    public void Properties_OfTheDescription_AllExist()
    {
        var missing = from found in Surface.Models.Concat(Surface.Bodies)
                      from member in found.Schema.Properties
                      where !Surface.PropertiesOf(found.Type).ContainsKey(member.Name)
                      select $"{found.Type.Name}: {member.Name}";

        string.Join('\n', missing).Should().BeEmpty("each member of a schema is a property");
    }

    private static async Task FailAtAsync(List<Setter> parts, int failing)
    {
        var isDown = true;
        var platform = new FakePlatform(seen => isDown && OperationOf(seen) == parts[failing].Operation.Id ? FakePlatform.Error(403, 90002) : Answer(seen));
        var model = await LoadAsync(platform, parts[0].Root);
        var bodies = parts.Select(part => $"{part.Operation.Id} {Smallest(part, part.Set(model))}").ToArray();

        var save = () => SaveAsync(model);
        await save.Should().ThrowAsync<SevenBridgesException>();
        Sent(platform, parts, 1).Should().Equal(bodies.Take(failing + 1));
        model.HasChanges.Should().BeTrue();

        isDown = false;
        await SaveAsync(model);
        Sent(platform, parts, failing + 2).Should().Equal(bodies.Skip(failing), "only what was not saved is sent again");
        model.HasChanges.Should().BeFalse();
    }

    /// <summary>For each call of a save something that it carries; of a map either a key or the whole.</summary>
    private static List<Setter> PartsOf(string model, bool isKey)
    {
        var order = Description.Schemas[model]["x-sbg-save"]!.AsArray().Select(save => (string)save!["operation"]!).ToList();
        return [.. Setter.All.Values.Where(setter => setter.Root.Name == model && (!setter.Schema.IsTracked || setter.IsKey == isKey)).GroupBy(setter => setter.Operation.Id)
            .OrderBy(part => order.IndexOf(part.Key)).Select(part => part.First())];
    }

    private static IEnumerable<string> Sent(FakePlatform platform, List<Setter> parts, int after) =>
        platform.Requests.Skip(after).Select(seen => $"{OperationOf(seen)} {BodyOf(seen, parts.First(part => part.Operation.Id == OperationOf(seen)))}");

    private static async Task<PlatformModel> LoadAsync(FakePlatform platform, Schema root) =>
        (PlatformModel)(await Invocation.SendAsync(platform.Client(), Description.Operations[(string)root["x-sbg-get"]!]))!;

    private static Task SaveAsync(PlatformModel model) => (Task)model.GetType().GetMethod("SaveAsync")!.Invoke(model, [CancellationToken.None])!;

    private static string Smallest(Setter setter, JsonNode value)
    {
        if (setter.Whole(value) is { } whole)
            return Canonical.At(whole, setter.PlaceInBody, setter.Schema);
        var body = value.DeepClone();
        foreach (var step in setter.PlaceInBody.Reverse())
            body = new JsonObject { [step] = body };
        return Canonical.At(body, setter.PlaceInBody, setter.Schema);
    }

    private static string BodyOf(FakePlatform.Seen seen, Setter setter) => Canonical.At(JsonNode.Parse(Encoding.UTF8.GetString(seen.Body!)), setter.PlaceInBody, setter.Schema);

    /// <summary>The answer of whatever was called; a model's own address is the one that it was read at.</summary>
    private static HttpResponseMessage Answer(FakePlatform.Seen seen)
    {
        if (Description.Operations[OperationOf(seen)].Answer is not { } schema)
            return new HttpResponseMessage(System.Net.HttpStatusCode.NoContent);
        var answer = Plain.Answer(schema);
        if (answer is JsonObject model && model.ContainsKey("href"))
            model["href"] = seen.Message.RequestUri!.GetLeftPart(UriPartial.Path);
        return FakePlatform.Json(answer!.ToJsonString());
    }

    private static string OperationOf(FakePlatform.Seen seen)
    {
        var path = seen.Message.RequestUri!.AbsolutePath["/v2".Length..];
        return Description.Operations.Values.Where(operation => operation.Method.Equals(seen.Method, StringComparison.OrdinalIgnoreCase)
                && Regex.IsMatch(path, $"^{Regex.Replace(operation.Path, @"\{[^}]+\}", "[^/]+")}$"))
            .OrderBy(operation => operation.Path.Count(letter => letter == '{')).First().Id;
    }
}
