namespace SevenBridges.Json;

/// <summary>Something that travels as one text: an id or a word.</summary>
internal interface IWireText
{
    /// <summary>The text on the wire.</summary>
    /// <exception cref="InvalidOperationException">It is <c>default</c>, which may not be sent.</exception>
    string WireText { get; }
}

/// <summary>An identifier of the Platform.</summary>
internal interface IPlatformId<TSelf> : IWireText
    where TSelf : struct, IPlatformId<TSelf>
{
    static abstract TSelf FromWire(string? value);
}

/// <summary>A word of a set to which the Platform may add.</summary>
internal interface IOpenWord<TSelf> : IWireText
    where TSelf : struct, IOpenWord<TSelf>
{
    static abstract ReadOnlySpan<string> KnownWords { get; }

    static abstract TSelf FromWire(string value);
}
