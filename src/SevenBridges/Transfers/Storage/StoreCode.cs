using System.Text;
using System.Text.RegularExpressions;

namespace SevenBridges.Transfers;

/// <summary>The word with which an object store says in the body of its answer what is wrong, more exactly than the status does: Amazon, Google and Azure in an XML element.</summary>
internal static partial class StoreCode
{
    // The code comes first; what follows may be a page of a gateway of any length.
    private const int MostRead = 4096;

    /// <returns>The code: letters, digits and full stops only, so that no secret is in it. Null: the body holds none, or did not come.</returns>
    public static async Task<string?> OfAsync(HttpResponseMessage answer, StallWatch watch)
    {
        try
        {
            return In(await watch.RunAsync(token => BeginningAsync(answer, token)).ConfigureAwait(false));
        }
        catch (AttemptFault)
        {
            return null; // the status alone must do
        }
    }

    private static string? In(string text) => Element().Match(text) is { Success: true } found ? found.Groups["code"].Value : null;

    private static async Task<string> BeginningAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var body = await answer.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var bytes = new byte[MostRead];
        var count = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        return Encoding.UTF8.GetString(bytes, 0, count);
    }

    [GeneratedRegex("<Code>(?<code>[A-Za-z][A-Za-z0-9.]{0,63})</Code>", RegexOptions.CultureInvariant)]
    private static partial Regex Element();
}
