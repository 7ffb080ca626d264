using System.Globalization;
using Microsoft.CodeAnalysis.Text;

namespace SevenBridges.Generator.Emission;

/// <summary>Writes the Platform's numeric error codes as constants, with what is known of each.</summary>
internal static class ErrorCodesEmitter
{
    public static SourceText Emit(ErrorTable table)
    {
        var writer = SourceWriter.NewFile();
        writer.Lines("/// <summary>The Platform's numeric error codes: what <see cref=\"SevenBridgesException.Code\"/> may be.</summary>");
        writer.Lines("/// <remarks>Source: description <c>x-sbg-error-codes</c>.</remarks>");
        using (writer.Block("public static partial class ErrorCodes"))
        {
            foreach (var code in table.Codes)
            {
                DocWriter.Summary(writer, $"{code.Code} (HTTP {code.Status}, {code.Area}): {code.Message}.{(code.CanRepeat ? " Repeating the call later can help." : "")}");
                writer.Lines($"public const int {code.Name} = {Number(code.Code)};");
                writer.Line();
            }

            writer.Lines("/// <summary>What is known of a code; null when the description does not know it.</summary>\n/// <param name=\"code\">The Platform's code.</param>\npublic static ErrorCodeInfo? Find(int code) => code switch");
            writer.Lines("{");
            using (writer.Indent())
            {
                foreach (var code in table.Codes)
                    writer.Lines($"{code.Name} => new({code.Name}, {Number(code.Status)}, {DocWriter.Literal(code.Area)}, {DocWriter.Literal(code.Message)}, {(code.CanRepeat ? "true" : "false")}),");
                writer.Lines("_ => null,");
            }

            writer.Lines("};");
        }

        return writer.ToSource();
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
