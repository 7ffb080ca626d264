using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using SevenBridges.Build;
using SevenBridges.Package.Tests.Consuming;
using SevenBridges.Package.Tests.Contents;

namespace SevenBridges.Package.Tests;

/// <summary>What is in the packed files.</summary>
public sealed partial class ContentTests
{
    public static TheoryData<string> Packages { get; } = [.. PackedFeed.Names];

    [Theory]
    [MemberData(nameof(Packages))]
    public async Task Package_Opened_HoldsItsLibraryAndNothingElse(string name)
    {
        var package = await OpenAsync(name);

        package.Files.Should().BeEquivalentTo(Expected.Of(name).Files);
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public async Task Package_BesideItsDependencies_NeedsNothing(string name)
    {
        var package = await OpenAsync(name);
        var dependencies = package.Element("dependencies")!.Descendants().Where(element => element.Name.LocalName == "dependency").Select(element => element.Attribute("id")!.Value);

        dependencies.Should().BeEquivalentTo(Expected.Of(name).Dependencies);
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public async Task Package_OnAGallery_SaysWhatItIsAndUnderWhichLicence(string name)
    {
        var package = await OpenAsync(name);

        package.Told("id").Should().Be(name);
        package.Element("license").Should().Match<XElement>(licence => licence.Value == "Apache-2.0" && licence.Attribute("type")!.Value == "expression");
        package.Told("readme").Should().Be("README.md");
        package.Told("description").Should().NotBeNullOrWhiteSpace();
        package.Told("authors").Should().NotBe(name, "that is what stands there when nobody says who wrote it");
        package.Told("tags").Should().Contain("seven-bridges");
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public async Task Readme_InThePackage_IsThatOfTheProjectAndItsLinksLeadSomewhere(string name)
    {
        var package = await OpenAsync(name);
        var readme = Encoding.UTF8.GetString(package["README.md"]);

        readme.Should().Be(await File.ReadAllTextAsync(Repository.PathOf("src", name, "README.md")));
        Link().Matches(readme).Select(match => match.Groups["target"].Value)
            .Where(target => !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith('#'))
            .Should().BeSubsetOf(package.Files, "a gallery shows the README beside nothing but the package");
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public async Task Documentation_InThePackage_CoversEveryPublicType(string name)
    {
        var package = await OpenAsync(name);
        using var assembly = new PackedAssembly(package[$"lib/net10.0/{name}.dll"]);
        var documented = XDocument.Load(new MemoryStream(package[$"lib/net10.0/{name}.xml"])).Descendants("member")
            .Where(member => member.Element("summary") is not null).Select(member => member.Attribute("name")!.Value).ToHashSet();

        assembly.PublicTypes.Select(type => $"T:{type}").Should().NotBeEmpty().And.BeSubsetOf(documented);
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public async Task Assembly_InThePackage_KnowsNoCompilerAndNoGenerator(string name)
    {
        var package = await OpenAsync(name);
        using var assembly = new PackedAssembly(package[$"lib/net10.0/{name}.dll"]);

        assembly.References.Should().NotContain(reference => reference.Contains("CodeAnalysis") || reference.Contains("Generator"));
        assembly.IsReproducible.Should().BeTrue();
    }

    [Fact]
    public async Task Description_InTheClientsPackage_IsTheOneThatTheEmulatorIsDrivenBy()
    {
        var description = (await OpenAsync("SevenBridges"))[Expected.Description];
        using var emulator = new PackedAssembly((await OpenAsync("SevenBridges.Emulator"))["lib/net10.0/SevenBridges.Emulator.dll"]);

        description.Should().Equal(emulator.Resource("sevenbridges.openapi.json"));
        using var document = JsonDocument.Parse(description);
        document.RootElement.GetProperty("openapi").GetString().Should().Be("3.0.3");
        document.RootElement.GetProperty("paths").TryGetProperty("/projects", out _).Should().BeTrue();
    }

    private static async Task<PackedFile> OpenAsync(string name) => PackedFile.Open((await PackedFeed.Shared).PackageOf(name));

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();
}
