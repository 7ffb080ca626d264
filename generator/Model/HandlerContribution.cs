using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SevenBridges.Generator.Model;

/// <summary>What a class of the emulator brings along.</summary>
internal enum ContributionKind
{
    /// <summary><c>static void AddTo(HandlerTable)</c>: handlers by the operation that they answer.</summary>
    Handlers,

    /// <summary><c>static void Seed(PlatformState)</c>: what stands in the account from the beginning.</summary>
    Seed,

    /// <summary><c>static void AdvanceAll(PlatformState)</c>: what goes on by itself as time passes.</summary>
    Life,
}

/// <summary>One method that the emulator calls, in the class that has it.</summary>
internal sealed record HandlerContribution(string Class, ContributionKind Kind)
{
    public static HandlerContribution Of(MethodDeclarationSyntax method)
    {
        var names = method.Ancestors().Select(node => node switch
        {
            TypeDeclarationSyntax type => type.Identifier.Text,
            BaseNamespaceDeclarationSyntax space => space.Name.ToString(),
            _ => null,
        }).Where(name => name is not null).Reverse();
        return new(string.Join(".", names), ContributionKinds.Of(method)!.Value);
    }
}

/// <summary>Which methods are meant: by name, parameter and modifiers, as a person would tell.</summary>
internal static class ContributionKinds
{
    /// <summary>The kind of a method; null for any other method, and for one without a body.</summary>
    public static ContributionKind? Of(MethodDeclarationSyntax method)
    {
        if (method is not { ParameterList.Parameters: { Count: 1 } parameters, TypeParameterList: null } || !method.Modifiers.Any(SyntaxKind.StaticKeyword) || method.Modifiers.Any(SyntaxKind.PartialKeyword))
            return null;
        if (method is { Body: null, ExpressionBody: null })
            return null;
        return (method.Identifier.Text, SimpleName(parameters[0].Type)) switch
        {
            ("AddTo", "HandlerTable") => ContributionKind.Handlers,
            ("Seed", "PlatformState") => ContributionKind.Seed,
            ("AdvanceAll", "PlatformState") => ContributionKind.Life,
            _ => null,
        };
    }

    /// <summary>The last word of a type's name, whatever namespace is written before it.</summary>
    private static string? SimpleName(TypeSyntax? type) => type switch
    {
        IdentifierNameSyntax name => name.Identifier.Text,
        QualifiedNameSyntax { Right: IdentifierNameSyntax name } => name.Identifier.Text,
        AliasQualifiedNameSyntax { Name: IdentifierNameSyntax name } => name.Identifier.Text,
        _ => null,
    };
}
