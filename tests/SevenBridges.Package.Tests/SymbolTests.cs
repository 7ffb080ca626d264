using SevenBridges.Package.Tests.Consuming;
using SevenBridges.Package.Tests.Contents;

namespace SevenBridges.Package.Tests;

/// <summary>What a debugger finds.</summary>
public sealed class SymbolTests
{
    public static TheoryData<string> Packages { get; } = [.. PackedFeed.Names];

    [Theory]
    [MemberData(nameof(Packages))]
    public async Task Symbols_OfThePackage_BelongToItsAssembly(string name)
    {
        using var assembly = new PackedAssembly((await OpenAsync(name))[$"lib/net10.0/{name}.dll"]);
        using var symbols = await SymbolsAsync(name);

        symbols.Id.Should().Be(assembly.SymbolsId);
    }

    [Fact]
    public async Task Symbols_OfTheClient_HoldTheSourcesThatWereGenerated()
    {
        using var symbols = await SymbolsAsync("SevenBridges");

        symbols.NotEmbedded.Should().NotContain(source => source.EndsWith(".g.cs"), "they are in no repository");
        symbols.Embedded.Should().Contain(source => source.EndsWith("/FilesClient.g.cs"));
    }

    /// <summary>The commit in a package is that of the working copy it was packed in; an archive of the sources has none.</summary>
    [Theory]
    [MemberData(nameof(Packages))]
    public async Task Package_OfAWorkingCopy_NamesItsCommit(string name)
    {
        var told = (await OpenAsync(name)).Element("repository")?.Attribute("commit")?.Value;

        told.Should().Be(WorkingCopy.Commit);
    }

    /// <summary>Sources that a debugger fetches by address must be found there: all that are not in the symbols stand below a root of the map.</summary>
    [Theory]
    [MemberData(nameof(Packages))]
    public async Task Symbols_OfAWorkingCopyWithAServer_SayWhereEachSourceIs(string name)
    {
        using var symbols = await SymbolsAsync(name);

        var roots = symbols.SourceLink is { } map ? SourceLinkMap.RootsOf(map) : [];

        if (WorkingCopy.HasKnownServer)
            symbols.NotEmbedded.Should().OnlyContain(source => roots.Any(root => source.StartsWith(root)));
        else
            roots.Should().BeEmpty("a map without a server would lead nowhere");
    }

    private static async Task<PackedFile> OpenAsync(string name) => PackedFile.Open((await PackedFeed.Shared).PackageOf(name));

    private static async Task<PackedSymbols> SymbolsAsync(string name) =>
        new(PackedFile.Open((await PackedFeed.Shared).SymbolsOf(name))[$"lib/net10.0/{name}.pdb"]);
}
