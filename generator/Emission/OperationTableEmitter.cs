using Microsoft.CodeAnalysis.Text;

namespace SevenBridges.Generator.Emission;

/// <summary>Writes what the pipeline must know of every operation.</summary>
internal static class OperationTableEmitter
{
    public static SourceText Emit(OperationTable table)
    {
        var writer = new SourceWriter();
        writer.Lines("/// <summary>Every operation of the description: its id, its method, and whether it may be repeated.</summary>");
        using (writer.Block("internal static class Operations"))
        {
            writer.Apart(table.Rows, row => Row(writer, row));
            writer.Line();
            writer.Lines("/// <summary>All of them, by id in ordinal order.</summary>");
            using (writer.Indented("public static readonly Operation[] All =", "[", "];"))
                writer.Listing("", [.. table.Rows.Select(row => row.Constant)], ",");
        }

        return writer.ToSource();
    }

    private static void Row(SourceWriter writer, OperationRow row)
    {
        DocWriter.Summary(writer, $"<c>{row.Method} {row.Path}</c>: {row.Summary}");
        var creation = $"new({CSharpText.Literal(row.Id)}, HttpMethod.{Naming.Pascal(row.Method)}, Repeat.{row.Repeat}){Extras(row)};";
        writer.Expression($"public static readonly Operation {row.Constant} =", creation);
    }

    private static string Extras(OperationRow row)
    {
        List<string> extras = [$"Template = {CSharpText.Literal(row.Path)}"];
        if (row.Ask is not null)
            extras.Add($"Ask = {CSharpText.Literal(row.Ask)}");
        if (row.IsAdvance)
            extras.Add("Advance = true");
        if (row.IsFree)
            extras.Add("Free = true");
        return $" {{ {string.Join(", ", extras)} }}";
    }
}
