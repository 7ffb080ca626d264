namespace SevenBridges.Http;

/// <summary>Whether a call may be sent a second time when the fate of the first is unknown (<c>x-sbg-repeat</c>).</summary>
internal enum Repeat
{
    /// <summary>Changes nothing: repeat at will.</summary>
    Safe,

    /// <summary>Twice is as good as once. A repeated DELETE that answers 404 is success.</summary>
    Idempotent,

    /// <summary>May have happened; only <see cref="Operation.Ask"/> can tell.</summary>
    Ask,

    /// <summary>Never repeat once it may have reached the server.</summary>
    Never,
}
