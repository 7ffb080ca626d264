using System.Globalization;

namespace SevenBridges;

// BY HAND: which segment of an id is a number is more than its shape says.
public readonly partial record struct AppId
{
    private const int SegmentsWithoutRevision = 3;

    /// <summary>The revision that this id names; null when it names none, and the newest is meant.</summary>
    /// <exception cref="InvalidOperationException">This id is <c>default</c>: it was never given.</exception>
    public int? Revision =>
        Value.Split('/') is [_, _, _, var last] && int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : null;

    /// <summary>The app itself, whatever revision this id names.</summary>
    public AppId WithoutRevision() => new(string.Join('/', Value.Split('/').Take(SegmentsWithoutRevision)));

    /// <summary>One revision of the app, whatever revision this id names.</summary>
    /// <param name="revision">Number of the revision, from 0.</param>
    public AppId At(int revision)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(revision);
        return new($"{WithoutRevision().Value}/{revision.ToString(CultureInfo.InvariantCulture)}");
    }
}
