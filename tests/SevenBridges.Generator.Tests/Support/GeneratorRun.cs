using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace SevenBridges.Generator.Tests.Support;

/// <summary>The generator as the compiler runs it, over descriptions in memory: what it emitted, what it reported, and what a later edit ran again.</summary>
internal sealed class GeneratorRun
{
    private readonly GeneratorDriver driver;
    private readonly CSharpCompilation compilation;
    private readonly ImmutableArray<SchemaText> documents;
    private readonly GeneratorRun? before;

    private GeneratorRun(GeneratorDriver driver, CSharpCompilation compilation, ImmutableArray<SchemaText> documents, GeneratorRun? before)
    {
        (this.documents, this.compilation, this.before) = (documents, compilation, before);
        this.driver = driver.RunGenerators(compilation);
        Result = this.driver.GetRunResult().Results.Single();
        Files = Result.GeneratedSources.IsDefault
            ? ImmutableSortedDictionary<string, string>.Empty
            : Result.GeneratedSources.ToImmutableSortedDictionary(source => source.HintName, source => source.SourceText.ToString(), StringComparer.Ordinal);
    }

    public GeneratorRunResult Result { get; }

    /// <summary>What was emitted, by hint name.</summary>
    public ImmutableSortedDictionary<string, string> Files { get; }

    public IReadOnlyList<Diagnostic> Problems => [.. Result.Diagnostics.Select(diagnostic => diagnostic)];

    /// <summary>The emitted files that this run wrote anew, though they may say what they said before.</summary>
    public IEnumerable<string> Rewritten
    {
        get
        {
            var old = before!.Result.GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText);
            return Result.GeneratedSources.Where(source => !old.TryGetValue(source.HintName, out var text) || text != source.SourceText).Select(source => source.HintName);
        }
    }

    public static GeneratorRun Of(string notes) => Of(("notes.json", notes));

    public static GeneratorRun Of(params IEnumerable<(string Name, string Text)> documents)
    {
        var texts = documents.Select(document => new SchemaText(document.Name.Contains('/') ? document.Name : $"schema/{document.Name}", document.Text)).ToImmutableArray();
        var driver = CSharpGeneratorDriver.Create(
            [new DescriptionGenerator().AsSourceGenerator()],
            texts,
            CSharpParseOptions.Default,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        return new GeneratorRun(driver, Code("class Before;"), texts, null);
    }

    /// <summary>The next run, after an edit of one document.</summary>
    public GeneratorRun ThenEdit(Func<string, string> edit, string name = "notes.json")
    {
        var old = documents.Single(document => document.Path == $"schema/{name}");
        var edited = new SchemaText(old.Path, edit(old.Text));
        return new GeneratorRun(driver.ReplaceAdditionalText(old, edited), compilation, documents.Replace(old, edited), this);
    }

    /// <summary>The next run, after an edit of C# only.</summary>
    public GeneratorRun ThenEditCode() => new(driver, Code("class After;"), documents, this);

    public IEnumerable<IncrementalStepRunReason> Reasons(string step) =>
        Result.TrackedSteps.TryGetValue(step, out var runs) ? runs.SelectMany(run => run.Outputs).Select(output => output.Reason) : [];

    public IEnumerable<IncrementalStepRunReason> OutputReasons() =>
        Result.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(run => run.Outputs).Select(output => output.Reason);

    /// <summary>The whole output as one text, to be compared with another.</summary>
    public string Everything() => string.Join("\n", Files.Select(file => $"==> {file.Key}\n{file.Value}"));

    private static CSharpCompilation Code(string text) => CSharpCompilation.Create("Project", [CSharpSyntaxTree.ParseText(text)]);

    /// <summary>A document of a description in memory.</summary>
    private sealed class SchemaText(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public string Text => text;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
