namespace SevenBridges.Build;

/// <summary>One change since the last release, in terms of a resource.</summary>
/// <param name="Resource">What it is about, such as <c>Files</c>.</param>
/// <param name="What">The change in the changelog's words, such as <c>`PlatformFile.Parent` may be null</c>.</param>
/// <param name="Breaks">Whom it breaks.</param>
internal sealed record Change(string Resource, string What, Breaks Breaks)
{
    /// <summary>The line of the changelog.</summary>
    public string Line => $"- {Resource}: {What}.";

    public override string ToString() => $"{Line} [{(Breaks == Breaks.Nothing ? "compatible" : $"breaks {Words}")}]";

    private string Words => string.Join(" and ", Enum.GetValues<Breaks>().Where(kind => kind != Breaks.Nothing && Breaks.HasFlag(kind)).Select(kind => kind.ToString().ToLowerInvariant()));
}
