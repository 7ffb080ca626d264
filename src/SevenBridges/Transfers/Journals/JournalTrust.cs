namespace SevenBridges.Transfers;

/// <summary>Which stretches of a journal may be believed: those written since this start of the machine, and of earlier ones those that had been flushed.</summary>
internal static class JournalTrust
{
    public static IEnumerable<JournalRecord> Believed(IReadOnlyList<JournalRecord> records, UInt128 boot)
    {
        var flushed = records.Where(record => record.Kind == JournalRecordKind.Durable).Select(record => record.First).DefaultIfEmpty().Max();
        var isOfThisBoot = false;
        for (var number = 0; number < records.Count; number++)
        {
            var record = records[number];
            if (record.Kind == JournalRecordKind.Session) isOfThisBoot = boot != 0 && record.Mark == boot;
            if (record.Kind == JournalRecordKind.Extent && (isOfThisBoot || number < flushed)) yield return record;
        }
    }
}
