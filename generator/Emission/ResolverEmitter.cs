using Microsoft.CodeAnalysis.Text;

namespace SevenBridges.Generator.Emission;

/// <summary>Writes the doorway by which <c>JsonSerializer</c> reads and writes the models.</summary>
internal static class ResolverEmitter
{
    public static SourceText Emit(ResolverModel resolver)
    {
        var writer = new SourceWriter();
        using (writer.Block("public sealed partial class SevenBridgesJson"))
        using (writer.Block("private static IModelInfo? InfoOf(Type type)"))
        {
            foreach (var entity in resolver.Entities)
                writer.Lines($"if (type == typeof({entity}))\n    return new ModelInfo<{entity}>({entity}.FromJson);");
            writer.Lines("return null;");
        }

        return writer.ToSource();
    }
}
