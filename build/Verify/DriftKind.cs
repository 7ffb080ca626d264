namespace SevenBridges.Build;

/// <summary>How an answer can differ from the description.</summary>
internal enum DriftKind
{
    /// <summary>A member came that the schema does not have.</summary>
    Undescribed,

    /// <summary>A described member never came, in none of the objects that could have held it.</summary>
    NeverCame,

    /// <summary>A described member never came, and an undescribed one of the same shape came in its place.</summary>
    Renamed,

    /// <summary>A value is of another type than described.</summary>
    WrongType,

    /// <summary>Null came where the description has none.</summary>
    Null,

    /// <summary>A word came that the enum does not list.</summary>
    UnknownValue,

    /// <summary>A described header did not come.</summary>
    MissingHeader,

    /// <summary>The answer has another status than those described, or is no JSON.</summary>
    WrongAnswer,
}
