using System.Text.Json;

namespace SevenBridges;

/// <content>Errors that do not come from the Platform.</content>
public partial class Error
{
    // BY HAND: where the Platform says nothing of an item, this client says why.

    /// <summary>
    /// The exception that kept this item of a bulk call from being answered: of its request, or a <see cref="NotSentException"/> when that was not sent. Null: the
    /// Platform answered, and the rest of this error is what it says.
    /// </summary>
    public SevenBridgesException? Cause { get; private set; }

    /// <summary>The bulk call that this error is an entry of the answer to; null: it came otherwise.</summary>
    internal string? Operation { get; set; }

    internal static Error Of(Exception failure)
    {
        var cause = failure as SevenBridgesException ?? new SevenBridgesException(failure.Message, failure);
        var status = cause.Status is { } known ? JsonElement.Parse($"{(int)known}") : JsonElement.Parse("null");
        var error = ModelFactory.Error(status, (long?)cause.Code, cause.Message, cause.MoreInfo);
        error.Cause = cause;
        return error;
    }
}
