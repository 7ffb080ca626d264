using System.Globalization;
using System.Net;
using System.Text;

namespace SevenBridges.Http;

/// <summary>Makes the exception for an answer that is not 2xx: one class per status, one sentence, everything the Platform said.</summary>
internal static class ErrorAnswers
{
    public static SevenBridgesException Of(ApiCall call, HttpResponseMessage answer, ReadOnlySpan<byte> body, TimeSpan? retryAfter)
    {
        var said = ErrorBody.Parse(body);
        var secret = call.Token?.Secret;
        var facts = new ErrorFacts
        {
            Operation = call.Operation.Id,
            Status = answer.StatusCode,
            Code = said.Code,
            PlatformMessage = Redaction.Text(said.Message, secret),
            MoreInfo = Redaction.Text(said.MoreInfo, secret),
            RequestId = Redaction.Known(answer.Header(HeaderNames.RequestId), secret),
            Headers = new ResponseHeaders(answer, secret),
            BodyStart = said.IsJson ? null : Redaction.Text(ErrorBody.Start(body), secret),
            RetryAfter = retryAfter,
        };
        return Judged(facts, call.Operation) is var judged && IsFateUnknown(judged, call.Operation)
            ? Faults.OutcomeUnknown(call.Operation, $"a gateway answered {(int)answer.StatusCode} in the Platform's place", judged.On(ByStatus(judged)))
            : judged.On(ByStatus(judged));
    }

    /// <summary>As the other, for a failure that came inside of an answer that is 2xx.</summary>
    public static SevenBridgesException Of(Operation operation, ErrorFacts facts)
    {
        var judged = Judged(facts, operation);
        return judged.On(ByStatus(judged));
    }

    /// <summary>Two questions that every repeat must answer: is this failure passing, and could the call have done its work?</summary>
    private static ErrorFacts Judged(ErrorFacts facts, Operation operation)
    {
        var status = (int)facts.Status!.Value;
        var refused = status is >= 400 and < 500 and not 408 || (status == 503 && facts.Code == 0);
        var passing = status is 408 or 429 or 500 or 502 or 503 or 504 || (facts.Code is { } code && ErrorCodes.Find(code) is { CanRepeat: true });
        return facts with { IsTransient = passing, IsSafeToRepeat = refused || operation.MayRepeat };
    }

    /// <summary>A gateway that lost the Platform's answer says nothing about whether the call happened.</summary>
    private static bool IsFateUnknown(ErrorFacts facts, Operation operation) =>
        facts.Status is HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout && !operation.MayRepeat;

    /// <summary>The class that belongs to the status of these facts, which must have one.</summary>
    public static SevenBridgesException ByStatus(ErrorFacts facts)
    {
        var sentence = Sentence(facts);
        return (int)facts.Status!.Value switch
        {
            400 => new BadRequestException(sentence),
            401 => new UnauthorizedException(sentence),
            403 => new ForbiddenException(sentence),
            404 => new NotFoundException(sentence),
            405 => new MethodNotAllowedException(sentence),
            408 => new RequestTimeoutException(sentence),
            409 => new ConflictException(sentence),
            414 => new UriTooLongException(sentence),
            429 => new TooManyRequestsException(sentence),
            503 => new ServiceUnavailableException(sentence),
            >= 500 => new ServerErrorException(sentence),
            _ => new SevenBridgesException(sentence),
        };
    }

    private static string Sentence(ErrorFacts facts)
    {
        var text = new StringBuilder();
        var who = facts.Status == HttpStatusCode.ProxyAuthenticationRequired ? "the proxy" : "the Platform";
        text.Append(CultureInfo.InvariantCulture, $"{facts.Operation} failed: {who} answered {(int)facts.Status!.Value} ({facts.Status})");
        if (facts.Code is { } code) text.Append(CultureInfo.InvariantCulture, $", code {code}");
        if (facts.PlatformMessage is { Length: > 0 } message) text.Append(": ").Append(message.TrimEnd('.', ' '));
        else if (facts.BodyStart is { } start) text.Append(", with a body that is not JSON: ").Append(start.Length > 120 ? start[..120] + "…" : start);
        text.Append('.');
        if (Advice(facts) is { } advice) text.Append(' ').Append(advice);
        if (facts.RequestId is { } id) text.Append(CultureInfo.InvariantCulture, $" Request id: {id}.");
        return text.ToString();
    }

    private static string? Advice(ErrorFacts facts) => (int)facts.Status!.Value switch
    {
        401 => "Check the token, and that it belongs to this environment; a new one comes from the environment's developer page.",
        407 => "Put user and password into the proxy's address: http://user:password@host:port.",
        409 when facts.Code == ErrorCodes.UploadFileExists => "TransferOptions.Overwrite replaces it.",
        409 when facts.Code == ErrorCodes.UploadExists =>
            "If no program is at it any more, give it up: Uploads.Query() lists those that are open, Uploads.AbortAsync(id) gives one up.",
        503 when facts.Code == 0 => "The Platform is under maintenance.",
        _ => null,
    };
}
