using System.Text;
using SevenBridges.Build.Tests.Conventions;

namespace SevenBridges.Build.Tests.Readme;

/// <summary>A C# program that stands in a README, compiled as <c>dotnet run</c> would and run in this process.</summary>
internal sealed record Snippet(string Place, string Code)
{
    private const string Fence = "```";

    /// <summary>All of them, in READMEs that are about using the client.</summary>
    public static IEnumerable<Snippet> All =>
        RepositoryFile.Of("README.md").Where(file => file.Path == "README.md" || file.Path.StartsWith("src/", StringComparison.Ordinal)).SelectMany(In);

    /// <summary>The code, and what a fragment takes for granted: the namespaces, and whichever of emulator and client it does not make itself.</summary>
    private string Program => Code.Contains("using SevenBridges;", StringComparison.Ordinal) ? Code : $"""
        using SevenBridges;
        using SevenBridges.Emulator;
        using SevenBridges.Emulator.Faults;
        {Given("emulator", "await PlatformEmulator.StartAsync()")}
        {Given("platform", "new SevenBridgesClient()")}
        {Code}
        """;

    /// <summary>Compiles and runs it to its end; what it throws comes out.</summary>
    public void Run() => CSharpProgram.Compile(Program, Place)([]);

    private string Given(string name, string value) =>
        Code.Contains($"{name}.", StringComparison.Ordinal) && !Code.Contains($"{name} = ", StringComparison.Ordinal) ? $"await using var {name} = {value};" : "";

    private static IEnumerable<Snippet> In(RepositoryFile file)
    {
        StringBuilder? code = null;
        var place = "";
        foreach (var (index, line) in file.Lines.Index())
        {
            if (code is not null && line.StartsWith(Fence, StringComparison.Ordinal))
            {
                yield return new Snippet(place, code.ToString());
                code = null;
            }

            code?.AppendLine(line);
            if (line == Fence + "csharp")
                (code, place) = (new StringBuilder(), $"{file.Path}:{index + 2}");
        }
    }
}
