using System.Globalization;
using System.Text.Json;

namespace SevenBridges;

/// <content>Values that are written as they are in C#: <c>new AutomationInputs { { "samples", 3 }, { "note", "tonight" } }</c>.</content>
public abstract partial class JsonMap
{
    /// <summary>Adds a text under a key that is not there yet.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The text; null is a value.</param>
    /// <exception cref="ArgumentException">The key is there.</exception>
    public void Add(string key, string? value) => Add(key, JsonElement.Parse(value is null ? "null" : $"\"{JsonEncodedText.Encode(value)}\""));

    /// <summary>Adds a whole number under a key that is not there yet.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The number.</param>
    /// <exception cref="ArgumentException">The key is there.</exception>
    public void Add(string key, long value) => Add(key, JsonElement.Parse(value.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Adds a number under a key that is not there yet.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The number; neither infinite nor undefined.</param>
    /// <exception cref="ArgumentException">The key is there, or JSON has no such number.</exception>
    public void Add(string key, double value) => Add(key, double.IsFinite(value)
        ? JsonElement.Parse(value.ToString("R", CultureInfo.InvariantCulture))
        : throw new ArgumentException($"JSON has no number for {value.ToString(CultureInfo.InvariantCulture)}.", nameof(value)));

    /// <summary>Adds a truth value under a key that is not there yet.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The truth value.</param>
    /// <exception cref="ArgumentException">The key is there.</exception>
    public void Add(string key, bool value) => Add(key, JsonElement.Parse(value ? "true" : "false"));
}
