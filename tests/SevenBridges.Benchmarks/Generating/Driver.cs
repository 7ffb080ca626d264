using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using SevenBridges.Generator;
using SevenBridges.Generator.Model;
using SevenBridges.Generator.Reading;

namespace SevenBridges.Benchmarks.Generating;

/// <summary>Runs the generator as the compiler does, over documents in memory.</summary>
internal sealed class Driver
{
    private readonly ImmutableArray<AdditionalText> _documents;
    private readonly CSharpCompilation _compilation = CSharpCompilation.Create("Project");

    public Driver(IReadOnlyDictionary<string, string> documents) =>
        _documents = [.. documents.Select(document => new Document($"schema/{document.Key}", SourceText.From(document.Value, Encoding.UTF8)))];

    public int Characters => _documents.Sum(document => document.GetText()!.Length);

    /// <summary>The steps that are the generator's own: reading the documents, and binding them.</summary>
    public void RunOwnSteps() => SchemaBinder.Bind([.. _documents.Select(document => SchemaReader.Read(document, CancellationToken.None))], CancellationToken.None);

    /// <summary>A whole run from nothing.</summary>
    /// <returns>How many files came.</returns>
    public int Run()
    {
        var driver = CSharpGeneratorDriver.Create(
            [new DescriptionGenerator().AsSourceGenerator()],
            _documents,
            CSharpParseOptions.Default);
        var result = driver.RunGenerators(_compilation).GetRunResult().Results.Single();
        if (result.Diagnostics is [var problem, ..])
            throw new InvalidOperationException($"The description has {result.Diagnostics.Length} problems; the first is: {problem}");
        return result.GeneratedSources.Length;
    }

    private sealed class Document(string path, SourceText text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => text;
    }
}
