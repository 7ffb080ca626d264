namespace SevenBridges.Tests.Configuration;

public sealed class OptionsDocumentationTests
{
    [Fact]
    public void Readme_NamesEveryOptionOnce()
    {
        using var reader = new StreamReader(GetType().Assembly.GetManifestResourceStream("http-readme.md")!);
        var rows = reader.ReadToEnd().Split("## Options")[1].Split("## ")[0].Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal));

        var named = rows.Select(row => row.Split('`')[1]);

        named.Should().BeEquivalentTo(typeof(SevenBridgesOptions).GetProperties().Select(property => property.Name));
    }

    [Fact]
    public void Readme_NamesEveryLayer()
    {
        using var reader = new StreamReader(GetType().Assembly.GetManifestResourceStream("http-readme.md")!);
        var rows = reader.ReadToEnd().Split("## The layers")[1].Split("## ")[0].Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal));

        rows.Where(row => row.Contains("| `")).Select(row => row.Split('`')[1])
            .Should().Equal(typeof(ResilienceLayers).GetProperties().Select(property => property.Name));
    }
}
