namespace SevenBridges.Transfers;

/// <summary>The reading back of the bytes that a journal tells of. It can be broken off, and goes on where it was.</summary>
/// <param name="length">Length of the journal in bytes.</param>
/// <param name="content">What it knows of the content.</param>
/// <param name="records">What it says.</param>
internal sealed class JournalReading(int length, JournalContent content, IReadOnlyList<JournalRecord> records)
{
    private readonly List<JournalRecord> believed = [.. JournalTrust.Believed(records, BootId.Current)];
    private readonly List<JournalRecord> sound = [];
    private int next;

    public int Length => length;

    public JournalContent Content => content;

    /// <summary>How many records there are.</summary>
    public int Records => records.Count;

    /// <summary>Whether there are stretches that may be believed, as far as the journal alone tells.</summary>
    public bool HoldsBytes => believed.Count > 0;

    /// <summary>How many stretches were looked at and are not what the journal says.</summary>
    public int Unsound => next - sound.Count;

    /// <summary>Looks at all that were not looked at yet.</summary>
    /// <param name="isSound">Reads one back and compares. What it throws breaks the reading off before that one.</param>
    /// <returns>Those that are sound.</returns>
    public IReadOnlyList<JournalRecord> Finish(Func<JournalRecord, bool> isSound)
    {
        for (; next < believed.Count; next++)
            if (isSound(believed[next])) sound.Add(believed[next]);
        return sound;
    }
}
