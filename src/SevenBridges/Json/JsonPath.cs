using System.Globalization;
using System.Text.Json;

namespace SevenBridges.Json;

/// <summary>Finds the path of a place in a JSON text, such as <c>$.items[3].size</c>. Only errors need it, so it is found by reading again.</summary>
internal static class JsonPath
{
    public static string At(ReadOnlySpan<byte> utf8, long position)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = JsonCursor.MaxDepth });
        var steps = new Stack<Step>();
        try
        {
            while (reader.Read() && reader.TokenStartIndex <= position)
                Follow(ref reader, steps, reader.TokenStartIndex == position);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // The text is broken from here on: the path so far is the answer.
        }

        return "$" + string.Concat(steps.Reverse().Select(step => step.ToString()));
    }

    private static void Follow(ref Utf8JsonReader reader, Stack<Step> steps, bool isGoal)
    {
        if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
        {
            steps.TryPop(out _);
            return;
        }

        if (reader.TokenType == JsonTokenType.PropertyName)
        {
            steps.Pop();
            steps.Push(new Step(reader.GetString(), 0));
            return;
        }

        if (steps.TryPeek(out var step) && step.Name is null)
        {
            steps.Pop();
            steps.Push(step with { Index = step.Index + 1 });
        }

        if (!isGoal && reader.TokenType == JsonTokenType.StartObject)
            steps.Push(new Step("", 0));
        else if (!isGoal && reader.TokenType == JsonTokenType.StartArray)
            steps.Push(new Step(null, -1));
    }

    /// <summary>A member by name, or an item by index; an object that was just entered has an empty name.</summary>
    private readonly record struct Step(string? Name, int Index)
    {
        public override string ToString() =>
            Name is null ? Index < 0 ? "" : $"[{Index.ToString(CultureInfo.InvariantCulture)}]" : Name.Length == 0 ? "" : $".{Name}";
    }
}
