using System.Text.Json.Nodes;
using SevenBridges.Contract.Tests.Described;
using SevenBridges.Tests.Properties;

namespace SevenBridges.Contract.Tests;

/// <summary>Every operation about one thing refuses one that is not there: both clients tell it with the same status, code and sentence, and the description has that code.</summary>
public sealed class MissingThingTests
{
    public static TheoryData<string> Operations { get; } =
        [.. Description.Operations.Values.Where(operation => IdIn(operation) is not null).Select(operation => operation.Id).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Operation_OfAThingThatIsNotThere_IsRefusedAlike(string id)
    {
        var operation = Description.Operations[id];
        await using var side = await Side.StartAsync();
        var ids = new Dictionary<string, string>(side.Scene.Described.Ids, StringComparer.Ordinal);
        ids.ContainsKey(IdIn(operation)!).Should().BeTrue("something on the scene has a {0}. {1}", IdIn(operation), DescribedCall.Mend);
        ids[IdIn(operation)!] = Another(ids[IdIn(operation)!]);

        var refusal = (await FluentActions.Awaiting(() => ReferenceCall.SendAsync(side.Theirs, operation, new(ids, 1))).Should().ThrowAsync<Reference.ApiException<Reference.Error>>()).Which;
        var told = (await FluentActions.Awaiting(() => OurCall.SendAsync(side.Ours, operation, new(ids, 1), ids)).Should().ThrowAsync<SevenBridgesException>()).Which;

        refusal.StatusCode.Should().BeOneOf([403, 404], "what is not there is not found, or not to be seen");
        (operation.Node["x-sbg-errors"] as JsonObject ?? []).Select(error => error.Key).Should().Contain(
            $"{refusal.Result.Code}", "x-sbg-errors of '{0}' tells every code that its handler refuses with: '{1}'", id, refusal.Result.Message);
        ((int?)told.Status).Should().Be(refusal.StatusCode);
        told.Code.Should().Be((int?)refusal.Result.Code);
        told.PlatformMessage.Should().Be(refusal.Result.Message);
        side.Violations.Should().BeEmpty();
    }

    /// <summary>The component of the last id in the path; null when there is none.</summary>
    private static string? IdIn(DescribedOperation operation) =>
        operation.Parameters.LastOrDefault(parameter => parameter.IsInPath && parameter.Node["x-sbg-id"] is JsonValue)?.Node["x-sbg-id"]!.ToString().Split('.')[0];

    /// <summary>An id of the same form that nothing has. The first segment is another: where the last one is free to choose, what holds it is not there.</summary>
    private static string Another(string id)
    {
        var segments = id.Split('/');
        return string.Join('/', [segments[0][..^1] + (segments[0][^1] == '0' ? '1' : '0'), .. segments[1..]]);
    }
}
