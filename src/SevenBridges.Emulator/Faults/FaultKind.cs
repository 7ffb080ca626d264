namespace SevenBridges.Emulator.Faults;

/// <summary>What goes wrong with a request. In a fault file the names begin with a small letter.</summary>
public enum FaultKind
{
    /// <summary>Nothing but a wait, and perhaps other headers; the request is then answered as ever.</summary>
    Delay,

    /// <summary>An error status in place of the answer; the request has no effect.</summary>
    Status,

    /// <summary>The connection is reset before the request has an effect.</summary>
    ResetBefore,

    /// <summary>The request takes effect, then the connection is reset: the caller cannot know.</summary>
    ResetAfterCommit,

    /// <summary>The connection ends in the middle of the body: of the answer, or of the part that is sent. A request to the API has taken effect.</summary>
    CutBody,

    /// <summary>The bytes come, or go, slowly.</summary>
    SlowBytes,

    /// <summary>Headers of the answer are added, changed or missing.</summary>
    Headers,

    /// <summary>Storage: the ETag is that of other bytes.</summary>
    WrongETag,

    /// <summary>Storage: the answer has no ETag.</summary>
    MissingETag,

    /// <summary>Storage: the signed address is refused as expired.</summary>
    ExpiredUrl,

    /// <summary>Storage: the whole object comes, with 200, whatever range was asked for.</summary>
    IgnoredRange,

    /// <summary>Storage: another range comes than the one asked for; <c>Content-Range</c> says so.</summary>
    ShiftedRange,

    /// <summary>Storage: from this request on the object has other bytes of the same length, and another ETag.</summary>
    ChangedObject,
}
