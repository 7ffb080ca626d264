using SevenBridges.Configuration;

namespace SevenBridges.Tests.Configuration;

public sealed class NoProxyListTests
{
    [Theory]
    [InlineData("*", "https://api.example.org/v2", true)]
    [InlineData("example.org", "https://api.example.org/v2", true)]
    [InlineData(".example.org", "https://api.example.org/v2", true)]
    [InlineData("*.example.org", "https://api.example.org/v2", true)]
    [InlineData("EXAMPLE.ORG", "https://api.example.org/v2", true)]
    [InlineData("a.test , example.org", "https://api.example.org/v2", true)]
    [InlineData("example.org", "https://badexample.org/v2", false)]
    [InlineData("example.org", "https://example.org.evil.test/v2", false)]
    [InlineData("example.org:443", "https://example.org/v2", true)]
    [InlineData("example.org:8443", "https://example.org/v2", false)]
    [InlineData("10.0.0.0/8", "http://10.1.2.3/v2", true)]
    [InlineData("10.0.0.0/8", "http://11.1.2.3/v2", false)]
    [InlineData("::1", "http://[::1]:8080/v2", true)]
    [InlineData("[::1]:8080", "http://[::1]:8080/v2", true)]
    [InlineData("[::1]:8081", "http://[::1]:8080/v2", false)]
    [InlineData("fd00::/8", "http://[fd12::1]/v2", true)]
    [InlineData("", "http://10.1.2.3/v2", false)]
    [InlineData(".", "http://example.org/v2", false)]
    [InlineData(null, "http://example.org/v2", false)]
    public void Host_InTheList_IsReachedDirectly(string? list, string destination, bool covered) =>
        new NoProxyList(list).Covers(new Uri(destination)).Should().Be(covered);
}
