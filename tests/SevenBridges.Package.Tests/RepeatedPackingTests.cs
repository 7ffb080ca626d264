using System.Reflection;
using SevenBridges.Package.Tests.Consuming;
using SevenBridges.Package.Tests.Contents;

namespace SevenBridges.Package.Tests;

/// <summary>The same build, packed twice.</summary>
public sealed class RepeatedPackingTests
{
    private static readonly Lazy<Task<PackedFeed>> Again = new(() => PackedFeed.PackAsync("packages-again"));

    private static bool PacksWithoutTime { get; } =
        typeof(RepeatedPackingTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Any(found => found is { Key: "PacksWithoutTime", Value: "true" });

    public static TheoryData<string> Packages { get; } = [.. PackedFeed.Names];

    [Theory]
    [MemberData(nameof(Packages))]
    public async Task Packing_TheSameBuildTwice_GivesTheSameBytes(string name)
    {
        var (first, second) = (await PackedFeed.Shared, await Again.Value);

        ShouldBeAlike(first.PackageOf(name), second.PackageOf(name));
        ShouldBeAlike(first.SymbolsOf(name), second.SymbolsOf(name));
    }

    /// <summary>Byte by byte, the times of the files in the package included where the SDK's NuGet can be told them.</summary>
    private static void ShouldBeAlike(string one, string other)
    {
        PackedFile.Open(one).Digests.Should().Equal(PackedFile.Open(other).Digests);
        if (PacksWithoutTime)
            File.ReadAllBytes(one).AsSpan().SequenceEqual(File.ReadAllBytes(other)).Should().BeTrue($"{Path.GetFileName(one)} holds no time and no chance");
    }
}
