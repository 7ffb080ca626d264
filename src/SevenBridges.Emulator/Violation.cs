namespace SevenBridges.Emulator;

/// <summary>Traffic that the description does not allow: an answer of this Platform, or a request of our own client.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Side">Whether the request or the answer is wrong.</param>
/// <param name="What">What is wrong, with its JSON path.</param>
public sealed record Violation(string Operation, ViolationSide Side, string What)
{
    /// <summary>One line for a test's message.</summary>
    public override string ToString() => $"{Side} of {Operation}: {What}";
}

/// <summary>Who broke the description.</summary>
public enum ViolationSide
{
    /// <summary>The request.</summary>
    Request,

    /// <summary>The answer.</summary>
    Answer,
}
