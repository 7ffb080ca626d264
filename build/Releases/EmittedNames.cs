using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SevenBridges.Generator;

namespace SevenBridges.Build;

/// <summary>Which members of which types are emitted from a description: what is left of a listing is written by hand.</summary>
internal static class EmittedNames
{
    /// <summary>Pairs such as <c>FilesClient.CopyAsync</c>; a type itself stands alone.</summary>
    public static IReadOnlySet<string> Of(string bundle)
    {
        var driver = CSharpGeneratorDriver.Create([new DescriptionGenerator().AsSourceGenerator()], [new Document(bundle)], CSharpParseOptions.Default);
        var emitted = driver.RunGenerators(CSharpCompilation.Create("Description")).GetRunResult().Results.Single().GeneratedSources;
        return emitted.SelectMany(source => NamesIn(source.SyntaxTree)).ToHashSet(StringComparer.Ordinal);
    }

    private static IEnumerable<string> NamesIn(SyntaxTree tree) =>
        from type in tree.GetRoot().DescendantNodes().OfType<BaseTypeDeclarationSyntax>()
        from name in type.ChildNodes().SelectMany(NameOf).Append("").Append(type.Identifier.Text)
        select name.Length == 0 ? type.Identifier.Text : $"{type.Identifier.Text}.{name}";

    private static IEnumerable<string> NameOf(SyntaxNode member) => member switch
    {
        MethodDeclarationSyntax method => [method.Identifier.Text],
        PropertyDeclarationSyntax property => [property.Identifier.Text],
        EnumMemberDeclarationSyntax value => [value.Identifier.Text],
        FieldDeclarationSyntax field => field.Declaration.Variables.Select(variable => variable.Identifier.Text),
        OperatorDeclarationSyntax or ConversionOperatorDeclarationSyntax => ["operator"],
        _ => [],
    };

    private sealed class Document(string text) : AdditionalText
    {
        public override string Path => "schema/bundle.json";

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
