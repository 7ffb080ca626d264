namespace SevenBridges.Json;

/// <summary>Ids and words on their way into a request.</summary>
internal static class WireTexts
{
    /// <summary>The text of an id or word that somebody gave.</summary>
    /// <param name="value">The id or word.</param>
    /// <param name="parameter">What it was given for.</param>
    /// <exception cref="ArgumentException">It is <c>default</c>: nothing was given.</exception>
    public static string Given<T>(this T value, string parameter)
        where T : struct, IWireText
    {
        try
        {
            return value.WireText;
        }
        catch (InvalidOperationException empty)
        {
            throw new ArgumentException(
                $"'{parameter}' is default({typeof(T).Name}), which names nothing: give one made from a text, such as new {typeof(T).Name}(\"…\"), or one that a model holds.",
                parameter, empty);
        }
    }
}
