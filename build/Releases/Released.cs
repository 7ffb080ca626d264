namespace SevenBridges.Build;

/// <summary>The last release: its version, its description and the public surface of its packages, as committed in <c>build/released/</c>.</summary>
internal sealed record Released(Version Version, string Bundle, IReadOnlyDictionary<string, string> Listings)
{
    private const string VersionFile = "version";
    private const string BundleFile = "sevenbridges.openapi.json";

    private static string Folder => Repository.PathOf("build", "released");

    public static Released Load() => new(
        Version.Parse(File.ReadAllText(Path.Combine(Folder, VersionFile)).Trim()),
        File.ReadAllText(Path.Combine(Folder, BundleFile)),
        ApiListing.All.ToDictionary(listing => listing.Package, listing => File.ReadAllText(Path.Combine(Folder, listing.FileName))));

    /// <summary>What is here now, as if it were released.</summary>
    public static Released Now() => new(
        ProjectVersion.Current,
        File.ReadAllText(Repository.PathOf("artifacts", BundleFile)),
        ApiListing.All.ToDictionary(listing => listing.Package, listing => listing.Built));

    public void Save()
    {
        Directory.CreateDirectory(Folder);
        File.WriteAllText(Path.Combine(Folder, VersionFile), $"{Version}\n");
        File.WriteAllText(Path.Combine(Folder, BundleFile), Bundle);
        foreach (var listing in ApiListing.All)
            File.WriteAllText(Path.Combine(Folder, listing.FileName), Listings[listing.Package]);
    }

    public IReadOnlyList<Change> ChangesTo(Released now)
    {
        var emitted = EmittedNames.Of(Bundle).Union(EmittedNames.Of(now.Bundle)).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. DescriptionDiff.Between(BoundDescription.Of(Bundle), BoundDescription.Of(now.Bundle)).OrderBy(change => change.Resource, StringComparer.Ordinal),
            .. ApiListing.All.SelectMany(listing => ListingDiff.Between(listing.Package, Listings[listing.Package], now.Listings[listing.Package], emitted)),
        ];
    }
}
