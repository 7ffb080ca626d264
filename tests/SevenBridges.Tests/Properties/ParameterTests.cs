using System.Text.Json.Nodes;
using SevenBridges.Tests.Support;

namespace SevenBridges.Tests.Properties;

/// <summary>Every operation can be called with what it needs, and every parameter of it is sent under its name.</summary>
public sealed class ParameterTests
{
    private static readonly string[] Handled = ["offset", "limit", "token", "cont_token", "continuation_token", "fields"];

    public static TheoryData<string> Operations { get; } = [.. Description.Operations.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Operation_WithWhatItNeeds_IsSentOnceWithItsMethodAndPath(string id)
    {
        var operation = Description.Operations[id];
        var platform = Platform(operation);

        await Invocation.SendAsync(platform.Client(), operation);

        var sent = platform.Requests.Should().ContainSingle().Which;
        sent.Method.Should().BeEquivalentTo(operation.Method);
        sent.Message.RequestUri!.AbsolutePath.Split('/').Length.Should().BeGreaterThanOrEqualTo($"/v2{operation.Path}".TrimEnd('/').Split('/').Length);
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Parameter_Given_IsSentUnderItsName(string id)
    {
        var operation = Description.Operations[id];
        foreach (var parameter in operation.Parameters.Where(parameter => (string?)parameter.Node["in"] == "query" && !Handled.Contains(parameter.Name) && parameter.Node["x-sbg-prefix"] is null))
        {
            var (platform, value) = (Platform(operation), Plain.Sent(parameter.Schema, 1));

            await Invocation.SendAsync(platform.Client(), operation, parameters: new Dictionary<string, JsonNode?> { [parameter.Name] = value });

            platform.Requests.Should().ContainSingle().Which.Target.Should().MatchRegex($"[?&]{Uri.EscapeDataString(parameter.Name)}=", "{0} was given", parameter.Name);
        }
    }

    private static FakePlatform Platform(DescribedOperation operation) =>
        new(_ => operation.Answer is { } answer ? FakePlatform.Json(Plain.Answer(answer)!.ToJsonString()) : new HttpResponseMessage(System.Net.HttpStatusCode.NoContent));
}
