using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SevenBridges.Generator.Emission;

namespace SevenBridges.Generator;

/// <summary>Gathers what the resources of the emulator bring along, so that a file of handlers needs no line anywhere else. Reads syntax only.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class HandlersGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var contributions = context.SyntaxProvider
            .CreateSyntaxProvider(
                static (node, _) => node is MethodDeclarationSyntax method && ContributionKinds.Of(method) is not null,
                static (found, _) => HandlerContribution.Of((MethodDeclarationSyntax)found.Node))
            .WithTrackingName(Steps.Contributions);

        var all = contributions.Collect()
            .Select(static (found, _) => EquatableArray.From(found.Distinct().OrderBy(contribution => contribution.Class, StringComparer.Ordinal)))
            .WithTrackingName(Steps.Handlers);

        context.RegisterSourceOutput(all, static (output, found) =>
        {
            if (found.Any(contribution => contribution.Kind == ContributionKind.Handlers))
                new EmittedFile("", "AllHandlers", HandlersEmitter.Emit(found)).AddTo(output);
        });
    }
}
