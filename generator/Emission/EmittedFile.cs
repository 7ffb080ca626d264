using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace SevenBridges.Generator.Emission;

/// <summary>One file of C#, named by its place.</summary>
internal sealed record EmittedFile(string Folder, string Name, SourceText Text)
{
    public void AddTo(SourceProductionContext output) =>
        output.AddSource(Folder.Length == 0 ? $"{Name}.g.cs" : $"{Folder}/{Name}.g.cs", Text);
}
