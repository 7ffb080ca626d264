namespace SevenBridges.Emulator.Tests.Api;

/// <summary>Projects as different clients ask for them.</summary>
public class ProjectsTests : ApiTest
{
    [Theory]
    [InlineData("tags=wgs", 1)]
    [InlineData("tags=wgs,pilot", 1)]
    [InlineData("tags=wgs%2Cpilot", 1)]
    [InlineData("tags=wgs&tags=pilot", 1)]
    [InlineData("tags=wgs&tags=rna", 0)]
    [InlineData("tags=rna,wgs", 0)]
    [InlineData("tags=", 1)]
    public async Task Query_Tags_AreAllWantedHoweverTheyCome(string query, int found) =>
        (await GetAsync($"/projects?{query}")).Body!["items"]!.AsArray().Should().HaveCount(found);
}
