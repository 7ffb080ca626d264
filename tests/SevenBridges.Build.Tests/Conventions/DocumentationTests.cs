using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace SevenBridges.Build.Tests.Conventions;

public sealed partial class DocumentationTests
{
    [Fact]
    public void Packages_EachHasItsSentence()
    {
        var packages = XDocument.Load(Repository.PathOf("Directory.Packages.props")).Descendants("PackageVersion")
            .Select(package => package.Attribute("Include")!.Value);

        var sentences = File.ReadAllText(Repository.PathOf("build", "DEPENDENCIES.md"));

        packages.Where(package => !Regex.IsMatch(sentences, $@"(?<![\w.]){Regex.Escape(package)}(?![\w.]*[A-Za-z])"))
            .ShouldBeNone("each package has a sentence in build/DEPENDENCIES.md: what for, why this one, licence, who maintains it");
    }

    [Fact]
    public void Links_BetweenFilesOfTheRepository_LeadSomewhere()
    {
        var broken = from file in RepositoryFile.Of(".md")
                     from line in file.Lines
                     from link in Link().Matches(line).Select(match => match.Groups["target"].Value)
                     where !link.Contains("://", StringComparison.Ordinal) && !link.StartsWith('#')
                     where !Path.Exists(Repository.PathOf(Path.GetDirectoryName(file.Path)!, link.Split('#')[0]))
                     select $"{file.Path}: {link}";

        broken.ShouldBeNone("each link of a README leads to a file");
    }

    [Fact]
    public void Projects_AllStandInTheSolution()
    {
        var solution = File.ReadAllText(Repository.PathOf("SevenBridges.Generated.sln")).Replace('\\', '/');

        RepositoryFile.Of(".csproj").Select(project => project.Path).Where(project => !solution.Contains($"\"{project}\"", StringComparison.Ordinal))
            .ShouldBeNone("what is not in the solution is neither built nor tested by 'dotnet test'");
    }

    [GeneratedRegex(@"\[[^\]]*\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();
}
