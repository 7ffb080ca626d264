using System.Text.Json.Nodes;

namespace SevenBridges.Emulator;

/// <summary>
/// One way in which this Platform answers other than the description says, in every answer: what a check of the description against a live endpoint
/// has to find. Made by its static methods; <see cref="EmulatorOptions.Deviations"/> takes them.
/// </summary>
public sealed record Deviation
{
    private Deviation(string subject, string member) => (Subject, Name) = (subject, member);

    /// <summary>The schema, such as <c>File</c>, whose objects deviate; or, of a header, the operation, or <c>*</c> for all.</summary>
    public string Subject { get; }

    /// <summary>The member, or the header.</summary>
    public string Name { get; }

    /// <summary>Whether <see cref="Name"/> is a header.</summary>
    public bool IsHeader { get; private init; }

    /// <summary>The member's new name; null: it keeps its own.</summary>
    public string? NewName { get; private init; }

    /// <summary>Whether the member or header does not come at all.</summary>
    public bool IsGone { get; private init; }

    private JsonNode? Value { get; init; }

    /// <summary>A member comes under another name.</summary>
    /// <param name="schema">The description's schema, such as <c>File</c>.</param>
    /// <param name="member">Its name in the description.</param>
    /// <param name="newName">The name it comes by.</param>
    public static Deviation Rename(string schema, string member, string newName) => new(schema, member) { NewName = newName };

    /// <summary>A member has another value, or comes though nobody describes it.</summary>
    /// <param name="schema">The description's schema.</param>
    /// <param name="member">The member's name.</param>
    /// <param name="value">Its value in every object; null is JSON's null.</param>
    public static Deviation Set(string schema, string member, JsonNode? value) => new(schema, member) { Value = value?.DeepClone() };

    /// <summary>A member does not come.</summary>
    /// <param name="schema">The description's schema.</param>
    /// <param name="member">The member's name.</param>
    public static Deviation Remove(string schema, string member) => new(schema, member) { IsGone = true };

    /// <summary>A header does not come.</summary>
    /// <param name="operation">The operation whose answers lack it; <c>*</c>: all.</param>
    /// <param name="header">The header's name.</param>
    public static Deviation RemoveHeader(string operation, string header) => new(operation, header) { IsHeader = true, IsGone = true };

    internal void ApplyTo(JsonObject document)
    {
        if (NewName is null && !IsGone)
            document[Name] = Value?.DeepClone();
        else if (document.Remove(Name, out var value) && NewName is not null)
            document[NewName] = value;
    }
}
