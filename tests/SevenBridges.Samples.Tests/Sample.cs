using System.Text.RegularExpressions;
using SevenBridges.Build;
using SevenBridges.Build.Tests.Readme;

namespace SevenBridges.Samples.Tests;

/// <summary>One of the programs in <c>src/samples/</c>.</summary>
internal sealed partial record Sample(string Name)
{
    private static readonly Dictionary<string, Func<string[], int>> Compiled = [];

    /// <summary>The names of all of them.</summary>
    public static IEnumerable<string> Names =>
        Directory.EnumerateFiles(Repository.PathOf("src", "samples"), "*.cs").Select(file => System.IO.Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);

    public string Path => Repository.PathOf("src", "samples", $"{Name}.cs");

    /// <summary>The arguments in the line at its head that shows how it is called.</summary>
    public IReadOnlyList<string> Arguments =>
        [.. Word().Matches(Call).Select(word => word.Groups["quoted"] is { Success: true } quoted ? quoted.Value : word.Value)];

    /// <summary>Runs it in this process, on what the environment names.</summary>
    public SampleRun Run(params IEnumerable<string> arguments)
    {
        if (!Compiled.TryGetValue(Name, out var program))
            program = Compiled[Name] = CSharpProgram.Compile(File.ReadAllText(Path), $"src/samples/{Name}.cs");
        var (output, errors) = (Console.Out, Console.Error);
        using var written = new StringWriter();
        using var complained = new StringWriter();
        Console.SetOut(TextWriter.Synchronized(written));
        Console.SetError(TextWriter.Synchronized(complained));
        try
        {
            return new SampleRun(program([.. arguments]), written.ToString(), complained.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(errors);
        }
    }

    private string Call
    {
        get
        {
            var start = $"//   dotnet run src/samples/{Name}.cs";
            return File.ReadLines(Path).Single(line => line.StartsWith(start, StringComparison.Ordinal))[start.Length..];
        }
    }

    [GeneratedRegex("\"(?<quoted>[^\"]*)\"|[^\\s\"]+")]
    private static partial Regex Word();
}
