namespace SevenBridges.Build.Tests.PublicApi;

public sealed class ApiListingTests
{
    public static TheoryData<string> Packages { get; } = [.. ApiListing.All.Select(listing => listing.Package)];

    [Theory]
    [MemberData(nameof(Packages))]
    public void PublicSurface_AsBuilt_IsTheCommittedOne(string package)
    {
        var listing = new ApiListing(package);

        var (committed, built) = (listing.Committed.Split('\n'), listing.Built.Split('\n'));

        var changes = built.Except(committed).Select(line => $"+ {line.Trim()}").Concat(committed.Except(built).Select(line => $"- {line.Trim()}"));
        changes.Take(40).Should().BeEmpty(
            $"the public surface of {package} changes only on purpose: if this is one, run 'dotnet run --project build -- api' and commit build/api/");
        built.Should().Equal(committed, "members stand in the order in which the listing was written; run 'dotnet run --project build -- api'");
    }
}
