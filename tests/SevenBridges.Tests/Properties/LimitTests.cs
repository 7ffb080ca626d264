using System.Text.Json.Nodes;
using SevenBridges.Tests.Support;

namespace SevenBridges.Tests.Properties;

/// <summary>Every limit of the description holds before anything is sent, and the message names what breaks it.</summary>
public sealed class LimitTests
{
    public static TheoryData<string> Limits { get; } = [.. Limit.All.Keys];

    public static TheoryData<string> Choices { get; } = [.. Choice.All.Keys];

    [Theory]
    [MemberData(nameof(Limits))]
    public async Task Limit_ValueJustInside_IsSent(string limit)
    {
        var platform = Platform(Limit.All[limit].Operation);

        await SendAsync(platform, Limit.All[limit], Limit.All[limit].Inside);

        platform.Requests.Should().ContainSingle();
    }

    [Theory]
    [MemberData(nameof(Limits))]
    public async Task Limit_ValueJustOutside_IsRefusedByNameAndNotSent(string limit)
    {
        var platform = Platform(Limit.All[limit].Operation);

        var send = () => SendAsync(platform, Limit.All[limit], Limit.All[limit].Outside);

        (await send.Should().ThrowAsync<ValidationException>()).Which.Message.Should().ContainEquivalentOf(Limit.All[limit].Name);
        platform.Requests.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Choices))]
    public async Task Choice_EachAlone_IsSent(string choice)
    {
        foreach (var name in Choice.All[choice].Names)
        {
            var platform = Platform(Choice.All[choice].Operation);

            await Choice.All[choice].SendAsync(platform.Client(), name);

            platform.Requests.Should().ContainSingle("{0} alone is allowed", name);
        }
    }

    [Theory]
    [MemberData(nameof(Choices))]
    public async Task Choice_TwoOrTooFew_IsRefusedByNameAndNotSent(string choice)
    {
        var (tried, platform) = (Choice.All[choice], Platform(Choice.All[choice].Operation));

        var both = () => tried.SendAsync(platform.Client(), [.. tried.Names.Take(2)]);
        var none = () => tried.SendAsync(platform.Client());

        (await both.Should().ThrowAsync<ValidationException>()).Which.Message.Should().ContainAll(tried.Names);
        if (tried.IsRequired)
            (await none.Should().ThrowAsync<ValidationException>()).Which.Message.Should().ContainAll(tried.Names);
        platform.Requests.Should().BeEmpty();
    }

    [Fact]
    public void Limits_OfTheDescription_AreManyAndAllTried() => Limit.All.Count.Should().BeGreaterThan(20);

    private static Task<object?> SendAsync(FakePlatform platform, Limit limit, JsonNode value) => limit.IsOfBody
        ? Invocation.SendAsync(platform.Client(), limit.Operation, body: Composed(limit.Operation.Body!, limit.Place, value))
        : Invocation.SendAsync(platform.Client(), limit.Operation, parameters: new Dictionary<string, JsonNode?> { [limit.Place[0]] = value });

    /// <summary>The least body in which a value stands at a place.</summary>
    private static JsonNode Composed(Schema schema, IReadOnlyList<string> place, JsonNode value)
    {
        if (place.Count == 0)
            return value.DeepClone();
        if (schema.Form == Form.List)
            return new JsonArray([.. Enumerable.Range(0, Math.Max((int?)schema["minItems"] ?? 1, 1)).Select(_ => Composed(schema.Items, place, value))]);
        var body = Plain.Least(schema, place[0]);
        body[place[0]] = Composed(schema.Properties.First(property => property.Name == place[0]).Schema, [.. place.Skip(1)], value);
        return body;
    }

    private static FakePlatform Platform(DescribedOperation operation) =>
        new(_ => operation.Answer is { } answer ? FakePlatform.Json(Plain.Answer(answer)!.ToJsonString()) : new HttpResponseMessage(System.Net.HttpStatusCode.NoContent));
}
