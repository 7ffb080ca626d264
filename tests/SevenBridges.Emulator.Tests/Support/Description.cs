using System.Text.Json.Nodes;
using SevenBridges.Emulator.Hosting;

namespace SevenBridges.Emulator.Tests.Support;

/// <summary>Holds the answers of handlers against the description, as the host does.</summary>
internal static class Description
{
    public static void Check(string operation, Answer answer)
    {
        var body = answer.Listing is null ? answer.Body : new JsonObject { ["items"] = new JsonArray([.. answer.Listing.All().Select(item => item.DeepClone())]) };
        var judge = Judge.GetAsync().GetAwaiter().GetResult();
        judge.Answer(operation, answer.Status, body?.ToJsonString()).Should().BeEmpty($"{operation} answers as described: {body}");
    }
}
