namespace SevenBridges.Build;

/// <summary>Whom a change of the API breaks.</summary>
[Flags]
internal enum Breaks
{
    /// <summary>Nobody.</summary>
    Nothing = 0,

    /// <summary>Code that compiled does not compile any more, or warns.</summary>
    Source = 1,

    /// <summary>Programs that were compiled against the last release fail when they meet this one.</summary>
    Binary = 2,

    /// <summary>Calls that worked are refused now.</summary>
    Calls = 4,
}
