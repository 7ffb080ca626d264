using System.Text;
using System.Text.Json.Nodes;
using SevenBridges.Bundler;

namespace SevenBridges.Build.Tests.Bundler;

/// <summary>Small descriptions, written as members of a document: what every document must have is added.</summary>
internal static class BundleOf
{
    public static DescriptionBundle Documents(params (string Name, string Members)[] documents) =>
        Texts([.. documents.Select(document => (document.Name, $$"""{ "openapi": "3.0.3", {{document.Members}} }"""))]);

    public static DescriptionBundle Texts(params (string Name, string Text)[] documents) =>
        DescriptionBundle.Of([.. documents.Select(document => new SchemaFile($"schema/{document.Name}", Encoding.UTF8.GetBytes(document.Text)))]);

    public static JsonNode Json(this DescriptionBundle bundle)
    {
        bundle.Problems.Should().BeEmpty();
        return JsonNode.Parse(bundle.Document!)!;
    }

    public static string Text(this DescriptionBundle bundle) => Encoding.UTF8.GetString(bundle.Document!);

    public static IEnumerable<string> Messages(this DescriptionBundle bundle) => bundle.Problems.Select(problem => problem.ToString());
}
