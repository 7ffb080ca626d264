using System.Runtime.CompilerServices;

namespace SevenBridges.Transfers;

/// <summary>Finds all files below a folder on the Platform.</summary>
internal static class FolderWalk
{
    /// <param name="files">Lists the folders.</param>
    /// <param name="folder">Where to begin.</param>
    /// <param name="above">Names of the folders that lead here.</param>
    /// <param name="cancellationToken">Stops.</param>
    public static async IAsyncEnumerable<FoundFile> FilesAsync(
        FilesClient files, FileId folder, IReadOnlyList<string> above, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var item in files.QueryFolder(folder, FilesClient.DownloadFields).WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (!IsFolder(item))
            {
                yield return new FoundFile(item, above);
                continue;
            }

            await foreach (var inner in FilesAsync(files, item.Id, [.. above, item.Name], cancellationToken).ConfigureAwait(false)) yield return inner;
        }
    }

    public static bool IsFolder(PlatformFile item) => item.Holds(FileFields.Type) && item.Type == FileType.Folder;
}
