namespace SevenBridges;

/// <summary>A value that may be absent, where absent and null differ. Converts from the value.</summary>
/// <typeparam name="T">Type of the value.</typeparam>
public readonly record struct Optional<T>
{
    /// <summary>A value that is there, even if it is null.</summary>
    /// <param name="value">The value.</param>
    public Optional(T value) => (Value, IsSet) = (value, true);

    /// <summary>The value; the type's default when none is there.</summary>
    public T Value { get; }

    /// <summary>True when a value is there.</summary>
    public bool IsSet { get; }

    /// <summary>A value that is there.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Optional<T>(T value) => new(value);

    /// <summary>The value as text; empty when none is there.</summary>
    public override string ToString() => IsSet ? Value?.ToString() ?? "null" : "";
}
