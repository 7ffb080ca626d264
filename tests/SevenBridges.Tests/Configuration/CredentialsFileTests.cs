using Microsoft.Extensions.Logging;
using SevenBridges.Tests.Support;

namespace SevenBridges.Tests.Configuration;

public sealed class CredentialsFileTests : IDisposable
{
    private static readonly Uri Endpoint = new("https://cgc-api.sbgenomics.com/v2/");

    private readonly TestFolder folder = new();

    [Fact]
    public void Save_NewFile_IsPrivateAndReadBack()
    {
        var path = folder["deep/credentials"];
        var file = CredentialsFile.Open(path);
        file.Exists.Should().BeFalse();

        file.Set("cgc", Endpoint, "canary7b-new", advanceAccess: true);
        file.Save();

        File.ReadAllText(path).Should().Be("[cgc]\napi_endpoint = https://cgc-api.sbgenomics.com/v2\nauth_token = canary7b-new\nadvance_access = true\n");
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(path).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
            File.GetUnixFileMode(folder["deep"]).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        CredentialsFile.Open(path).EndpointOf("cgc").Should().Be("https://cgc-api.sbgenomics.com/v2");
    }

    [Fact]
    public void Save_OthersCouldReadTheOldFile_TheyCannotReadTheNewOne()
    {
        if (OperatingSystem.IsWindows()) return;
        var path = folder.Write("credentials", "# mine\n[default]\nauth_token = canary7b-old\n", (UnixFileMode)0b110_100_100);

        var file = CredentialsFile.Open(path);
        file.Set("default", Endpoint, "canary7b-new");
        file.Save();

        File.GetUnixFileMode(path).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.ReadAllText(path).Should().Be("# mine\n[default]\nauth_token = canary7b-new\napi_endpoint = https://cgc-api.sbgenomics.com/v2\n");
        Directory.GetFiles(folder.Path).Should().Equal(path);
    }

    [Fact]
    public void Save_FileIsALink_StaysOne()
    {
        if (OperatingSystem.IsWindows()) return;
        var real = folder.Write("dotfiles/credentials", "[a]\nk = v\n");
        File.CreateSymbolicLink(folder["credentials"], real);

        var file = CredentialsFile.Open(folder["credentials"]);
        file.Set("b", Endpoint, "canary7b");
        file.Save();

        new FileInfo(folder["credentials"]).LinkTarget.Should().Be(real);
        CredentialsFile.Open(real).Profiles.Should().Equal("a", "b");
    }

    [Fact]
    public void Save_FolderCannotBeWritten_SaysSoAndLeavesNothing()
    {
        folder.Write("file", "");
        var file = CredentialsFile.Open(folder["file/credentials"]);
        file.Set("a", Endpoint, "canary7b-secret");

        file.Invoking(f => f.Save()).Should().Throw<CredentialsException>().WithMessage("*cannot be written*").Which.ToString().Should().NotContain("canary7b");
        Directory.GetFileSystemEntries(folder.Path).Should().HaveCount(1);
    }

    [Theory]
    [InlineData("a]b")]
    [InlineData("a\nb")]
    [InlineData(" a")]
    [InlineData("")]
    [InlineData("DEFAULT")]
    public void Set_NameThatCannotStand_IsRefused(string name) =>
        CredentialsFile.Open(folder["credentials"]).Invoking(file => file.Set(name, Endpoint, "t")).Should().Throw<CredentialsException>();

    [Theory]
    [InlineData("a\nauth_token = b")]
    [InlineData("")]
    [InlineData("a b")]
    public void Set_TokenThatCannotStand_IsRefused(string token) =>
        CredentialsFile.Open(folder["credentials"]).Invoking(file => file.Set("a", Endpoint, token)).Should().Throw<CredentialsException>();

    [Theory]
    [InlineData(0b110_100_000, true)]
    [InlineData(0b110_000_100, true)]
    [InlineData(0b110_000_010, true)]
    [InlineData(0b110_000_000, false)]
    [InlineData(0b100_000_000, false)]
    public void Client_OthersCanReadTheFile_IsWarned(int mode, bool warned)
    {
        if (OperatingSystem.IsWindows()) return;
        using var household = new Household();
        household.WriteCredentials("[default]\napi_endpoint = https://x.example/v2\nauth_token = canary7b\n");
        File.SetUnixFileMode(household.CredentialsPath, (UnixFileMode)mode);
        using var logs = new Logs();

        using var client = household.Client(configure: options => options.LoggerFactory = logs);

        var warnings = logs.Lines.Where(line => line.Level == LogLevel.Warning).Select(line => line.Text).ToList();
        warnings.Should().HaveCount(warned ? 1 : 0);
        string.Concat(warnings).Contains($"chmod 600 {household.CredentialsPath}").Should().Be(warned);
    }

    public void Dispose() => folder.Dispose();
}
