using System.Globalization;
using Microsoft.CodeAnalysis.Text;

namespace SevenBridges.Generator.Emission;

/// <summary>Writes the Platform's numeric error codes as constants, with what is known of each.</summary>
internal static class ErrorCodesEmitter
{
    public static SourceText Emit(ErrorTable table)
    {
        var writer = new SourceWriter();
        writer.Lines("/// <summary>The Platform's numeric error codes: what <see cref=\"SevenBridgesException.Code\"/> may be.</summary>");
        writer.Lines("/// <remarks>Source: description <c>x-sbg-error-codes</c>.</remarks>");
        using (writer.Block("public static partial class ErrorCodes"))
        {
            writer.Apart(table.Codes, code => Constant(writer, code));
            writer.Lines(
                """

                /// <summary>What is known of a code.</summary>
                /// <param name="code">The Platform's code.</param>
                /// <returns>Its name, status and meaning; null when the description does not know it.</returns>
                """);
            using (writer.Block("public static ErrorCodeInfo? Find(int code) => code switch", "};"))
            {
                foreach (var code in table.Codes)
                    Known(writer, code);
                writer.Lines("_ => null,");
            }
        }

        return writer.ToSource();
    }

    private static void Constant(SourceWriter writer, ErrorCodeModel code)
    {
        var meaning = code.Message.EndsWith(".", StringComparison.Ordinal) ? code.Message : code.Message + ".";
        DocWriter.Summary(writer, $"{Number(code.Code)} (HTTP {Number(code.Status)}, {code.Area}): {meaning}{(code.CanRepeat ? " Repeating the call later can help." : "")}");
        writer.Lines($"public const int {code.Name} = {Number(code.Code)};");
    }

    private static void Known(SourceWriter writer, ErrorCodeModel code) => writer.Listing(
        $"{code.Name} => new(",
        [code.Name, Number(code.Status), CSharpText.Literal(code.Area), CSharpText.Literal(code.Message), code.CanRepeat ? "true" : "false"],
        "),");

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
