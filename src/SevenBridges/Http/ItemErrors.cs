using System.Globalization;
using System.Net;
using System.Text.Json;

namespace SevenBridges.Http;

/// <summary>Makes the exception for the error of one item of a bulk call or of a job, whose call itself went well.</summary>
internal static class ItemErrors
{
    /// <param name="error">What the Platform said of the item.</param>
    /// <param name="operation">The operation that was called.</param>
    public static SevenBridgesException Of(Error error, Operation operation)
    {
        var code = error.Holds(ErrorFields.Code) ? (int?)error.Code : null;
        return ErrorAnswers.Of(operation, new ErrorFacts
        {
            Operation = operation.Id,
            Status = StatusOf(error, code),
            Code = code,
            PlatformMessage = error.Holds(ErrorFields.Message) ? error.Message : null,
            MoreInfo = error.Holds(ErrorFields.MoreInfo) ? error.MoreInfo : null,
        });
    }

    /// <summary>An item may carry a word in place of the status, or none; its code then says which it is.</summary>
    private static HttpStatusCode StatusOf(Error error, int? code) =>
        error.Holds(ErrorFields.Status) && error.Status.ValueKind == JsonValueKind.Number && error.Status.TryGetInt32(out var status) ? (HttpStatusCode)status
            : error.Holds(ErrorFields.Status) && int.TryParse(error.Status.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var text) ? (HttpStatusCode)text
            : code is { } known && ErrorCodes.Find(known) is { Status: var usual } ? (HttpStatusCode)usual
            : HttpStatusCode.BadRequest;
}
