using SevenBridges.Build;

namespace SevenBridges.Package.Tests.Consuming;

/// <summary>
/// A program that knows the repository by its packages only. It lies in a temporary folder; files beside it keep away whatever lies above, also when
/// temporary files go below the repository.
/// </summary>
internal sealed class ConsumerProgram : IDisposable
{
    private const string Name = "consumer";
    private const string Framework = "net10.0";

    private static readonly string Extension = OperatingSystem.IsWindows() ? ".exe" : "";

    private readonly PackedFeed _feed;
    private readonly string _folder = Directory.CreateTempSubdirectory("sevenbridges-consumer-").FullName;

    /// <summary>Lays the program out.</summary>
    /// <param name="feed">Where its packages come from.</param>
    /// <param name="program">Which of <c>Programs/</c> it is.</param>
    /// <param name="packages">What it depends on.</param>
    public ConsumerProgram(PackedFeed feed, string program, params IEnumerable<string> packages)
    {
        _feed = feed;
        File.Copy(Repository.PathOf("tests", "SevenBridges.Package.Tests", "Programs", program), Path.Combine(_folder, "Program.cs"));
        Write($"{Name}.csproj", Project(packages));
        Write("nuget.config", Sources());
        Write("Directory.Build.props", "<Project />");
        Write("Directory.Build.targets", "<Project />");
        Write("Directory.Packages.props", "<Project />");
        Write(".editorconfig", "root = true");
    }

    /// <summary>The program after <see cref="BuildAsync"/>.</summary>
    public string Built => Path.Combine(_folder, "bin", "Release", Framework, Name + Extension);

    /// <summary>The program after <see cref="PublishAsync"/> into that folder.</summary>
    public string Published(string folder) => Path.Combine(_folder, folder, Name + Extension);

    /// <summary>How many bytes the program of a folder takes, its libraries included, its symbols not.</summary>
    public long SizeOf(string folder) =>
        new DirectoryInfo(Path.Combine(_folder, folder)).EnumerateFiles("*", SearchOption.AllDirectories)
            .Where(file => file.Extension is not (".pdb" or ".dbg" or ".dsym")).Sum(file => file.Length);

    public Task<CommandResult> BuildAsync(params IEnumerable<string> properties) => DotnetAsync(["build", .. properties]);

    public Task<CommandResult> PublishAsync(string folder, params IEnumerable<string> properties) => DotnetAsync(["publish", "--output", folder, .. properties]);

    /// <summary>The folder or address that restoring took a package from.</summary>
    public string SourceOf(string package)
    {
        var metadata = Path.Combine(_feed.Cache, package.ToLowerInvariant(), _feed.VersionOf(package), ".nupkg.metadata");
        using var document = System.Text.Json.JsonDocument.Parse(File.ReadAllText(metadata));
        return document.RootElement.GetProperty("source").GetString()!;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Task<CommandResult> DotnetAsync(IEnumerable<string> arguments) => Command.DotnetAsync(
        _folder,
        new Dictionary<string, string> { ["NUGET_PACKAGES"] = _feed.Cache },
        [.. arguments, "--configuration", "Release", "-nodeReuse:false", "-tl:off"]);

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(_folder, file), text);

    // The audit looks for advisories on the network: news about others' packages say nothing about ours.
    private string Project(IEnumerable<string> packages) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>{Framework}</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <InvariantGlobalization>true</InvariantGlobalization>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <TrimmerSingleWarn>false</TrimmerSingleWarn>
            <NuGetAudit>false</NuGetAudit>
          </PropertyGroup>
          <ItemGroup>
            {string.Join('\n', packages.Select(package => $"<PackageReference Include=\"{package}\" Version=\"[{_feed.VersionOf(package)}]\" />"))}
          </ItemGroup>
        </Project>
        """;

    /// <summary>Our packages from the feed; what they depend on from the machine's folder, as far as it is there, or from the machine's own sources.</summary>
    private string Sources() => $"""
        <configuration>
          <packageSources>
            <add key="packed" value="{_feed.Folder}" />
            {(Directory.Exists(MachineCache) ? $"<add key=\"machine\" value=\"{MachineCache}\" />" : "")}
          </packageSources>
        </configuration>
        """;

    private static string MachineCache { get; } = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } set
        ? set
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
}
