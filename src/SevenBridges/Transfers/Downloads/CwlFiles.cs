namespace SevenBridges.Transfers;

/// <summary>Finds the files and folders inside the values of a task, however deep.</summary>
internal static class CwlFiles
{
    /// <summary>Their ids, each once, in the order in which they stand there; secondary files follow their file.</summary>
    public static IEnumerable<FileId> In(IEnumerable<CwlValue?> values) => values.SelectMany(In).Distinct();

    private static IEnumerable<FileId> In(CwlValue? value) => value switch
    {
        CwlFile file => [file.Id, .. In(file.SecondaryFiles)],
        CwlDirectory folder => [folder.Id],
        CwlList list => In(list.Values),
        CwlRecord record => In(record.Members.Values),
        _ => [],
    };
}
