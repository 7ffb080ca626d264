using System.Runtime.CompilerServices;

namespace SevenBridges.Transfers;

/// <summary>Finds all files below a folder on the Platform.</summary>
internal static class FolderWalk
{
    // Deeper ones have no local path: each name and its slash take at least two bytes of it.
    private const int Deepest = 2048;

    /// <param name="files">Lists the folders.</param>
    /// <param name="folder">Where to begin.</param>
    /// <param name="above">Names of the folders that lead here.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>The files, and the folders that are not gone into.</returns>
    public static async IAsyncEnumerable<FoundFile> FilesAsync(
        FilesClient files, FileId folder, IReadOnlyList<string> above, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // With a stack of its own: that of a thread is too short for what an answer may hold.
        var (open, seen) = (new Stack<Level>(), new HashSet<FileId> { folder });
        open.Push(LevelOf(folder, above));
        try
        {
            while (open.TryPeek(out var level))
            {
                if (!await level.Items.MoveNextAsync().ConfigureAwait(false))
                {
                    await open.Pop().Items.DisposeAsync().ConfigureAwait(false);
                    continue;
                }

                var item = level.Items.Current;
                if (!IsFolder(item)) yield return new FoundFile(item, level.Above);
                else if (!seen.Add(item.Id)) yield return new FoundFile(item, level.Above) { Fault = "this folder is in itself, or in another folder too" };
                else if (open.Count == Deepest) yield return new FoundFile(item, level.Above) { Fault = $"more than {Deepest} folders are around it" };
                else open.Push(LevelOf(item.Id, [.. level.Above, item.Name]));
            }
        }
        finally
        {
            foreach (var level in open) await level.Items.DisposeAsync().ConfigureAwait(false);
        }

        Level LevelOf(FileId id, IReadOnlyList<string> names) => new(files.QueryFolder(id, FilesClient.DownloadFields).GetAsyncEnumerator(cancellationToken), names);
    }

    public static bool IsFolder(PlatformFile item) => item.Holds(FileFields.Type) && item.Type == FileType.Folder;

    /// <summary>A folder that is being gone through.</summary>
    private sealed record Level(IAsyncEnumerator<PlatformFile> Items, IReadOnlyList<string> Above);
}
