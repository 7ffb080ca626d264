using System.Globalization;
using System.Text.Json;

namespace SevenBridges;

/// <summary>A text.</summary>
/// <param name="value">The text.</param>
public sealed class CwlText(string value) : CwlValue
{
    /// <summary>The text.</summary>
    public string Value { get; } = value ?? throw new ArgumentNullException(nameof(value));

    internal override void WriteTo(Utf8JsonWriter json) => json.WriteStringValue(Value);
}

/// <summary>A number, which keeps the text it was written with.</summary>
public sealed class CwlNumber : CwlValue
{
    internal CwlNumber(string text) => Text = text;

    /// <summary>The number as JSON writes it.</summary>
    public string Text { get; }

    /// <summary>The number, as near as a double comes.</summary>
    public double Value => double.Parse(Text, CultureInfo.InvariantCulture);

    /// <summary>The number when it is whole and fits; null otherwise.</summary>
    public long? Integer => long.TryParse(Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;

    internal static CwlNumber Of(double number) => double.IsFinite(number)
        ? new CwlNumber(number.ToString("R", CultureInfo.InvariantCulture))
        : throw new ArgumentException("JSON knows no infinite number and no NaN.", nameof(number));

    internal override void WriteTo(Utf8JsonWriter json) => json.WriteRawValue(Text);
}

/// <summary>True or false.</summary>
public sealed class CwlBoolean : CwlValue
{
    private CwlBoolean(bool value) => Value = value;

    /// <summary>True.</summary>
    public static CwlBoolean True { get; } = new(true);

    /// <summary>False.</summary>
    public static CwlBoolean False { get; } = new(false);

    /// <summary>The value.</summary>
    public bool Value { get; }

    internal override void WriteTo(Utf8JsonWriter json) => json.WriteBooleanValue(Value);
}
