using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SevenBridges.Build.Tests.Readme;

/// <summary>A C# program in one file, compiled as <c>dotnet run</c> would and run in this process.</summary>
internal static class CSharpProgram
{
    private const string UsingsThatProjectsHave =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; "
        + "global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;";

    /// <summary>What the programs may refer to: what this process was built with.</summary>
    private static readonly IReadOnlyList<MetadataReference> References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary>The feature that lets a file begin with <c>#:project</c>.</summary>
    private static readonly CSharpParseOptions Options =
        new CSharpParseOptions(LanguageVersion.Latest).WithFeatures([new("FileBasedProgram", "true")]);

    /// <summary>Compiles it; a warning is a failure.</summary>
    /// <param name="code">The whole program.</param>
    /// <param name="place">Where it stands, for whoever has to mend it.</param>
    /// <returns>Runs it to its end, and gives its exit code; what it throws comes out.</returns>
    public static Func<string[], int> Compile(string code, string place)
    {
        using var assembly = new MemoryStream();
        var options = new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable);
        var compilation = CSharpCompilation.Create($"Program{Guid.NewGuid():N}", [Parse(UsingsThatProjectsHave), Parse(code)], References, options);
        var errors = compilation.Emit(assembly).Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);

        string.Join('\n', errors).Should().BeEmpty("the program at {0} compiles without a warning", place);
        var main = Assembly.Load(assembly.ToArray()).EntryPoint!;
        return arguments => main.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [arguments], null) as int? ?? 0;
    }

    private static SyntaxTree Parse(string code) => CSharpSyntaxTree.ParseText(code, Options);
}
