namespace SevenBridges;

/// <summary>Something that takes long on the Platform and comes to an end by itself: what waiting needs to know of it, whatever it is.</summary>
internal interface ILongWork
{
    /// <summary>Whether it has come to its end: its state is one of the words after which nothing changes.</summary>
    bool IsFinished { get; }

    /// <summary>What a message calls it, such as <c>The task 'align' (7d0f…)</c>.</summary>
    string Label { get; }

    /// <summary>The word of its state.</summary>
    string State { get; }

    /// <summary>Asked at its end. Null: it is completed.</summary>
    WorkFailedException? Failure();

    /// <summary>Why it would never come to its end; null: it will.</summary>
    InvalidOperationException? Obstacle() => null;
}
