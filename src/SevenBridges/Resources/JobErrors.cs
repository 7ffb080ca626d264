using System.Globalization;
using System.Net;
using System.Text.Json;
using SevenBridges.Http;

namespace SevenBridges;

/// <summary>What the error object inside of a job or of an entry of a bulk answer says, as an exception says it.</summary>
internal static class JobErrors
{
    public static ErrorFacts FactsOf(Error? error) => error is null ? ErrorFacts.None : new ErrorFacts
    {
        Status = StatusOf(error),
        Code = (int?)error._code,
        PlatformMessage = error._message,
        MoreInfo = error._moreInfo,
        IsTransient = error._code is { } code && ErrorCodes.Find((int)code) is { CanRepeat: true },
    };

    /// <summary>The Platform's own words, for the end of a sentence; empty when it has none.</summary>
    public static string Said(Error? error) => error?._message is { Length: > 0 } message ? $" The Platform says: {message}{Code(error)}" : Code(error);

    /// <summary>The exception that the same error would be if it had been the answer to a call, for an entry of the answer to a bulk call.</summary>
    public static SevenBridgesException AsAnswer(Error? error) => AsAnswer(error, error?.Operation ?? "A bulk call");

    /// <summary>The exception that the same error would be if it had been the answer to a call.</summary>
    public static SevenBridgesException AsAnswer(Error? error, string operation)
    {
        if (error?.Cause is { } cause)
            return cause;
        var facts = FactsOf(error) with { Operation = operation };
        // An item without a status and with a code that nobody knows was refused all the same.
        facts = facts with { Status = facts.Status ?? HttpStatusCode.BadRequest };
        return facts.On(ErrorAnswers.ByStatus(facts));
    }

    /// <summary>An item may carry a word in place of the status, or none; its code then says which it is.</summary>
    private static HttpStatusCode? StatusOf(Error error) =>
        error._status is { ValueKind: JsonValueKind.Number } status && status.TryGetInt32(out var number) ? (HttpStatusCode)number
        : int.TryParse(error._status.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var text) ? (HttpStatusCode)text
        : error._code is { } code && ErrorCodes.Find((int)code) is { Status: var usual } ? (HttpStatusCode)usual
        : null;

    private static string Code(Error? error) => error?._code is { } code ? $" (code {code})" : "";
}
