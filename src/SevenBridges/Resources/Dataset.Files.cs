namespace SevenBridges;

// BY HAND: this call belongs to another resource; here the dataset is filled in.
public partial class Dataset
{
    /// <summary>Lists the files of this dataset.</summary>
    /// <param name="query">What to narrow by. Null: nothing is narrowed.</param>
    /// <exception cref="InvalidOperationException">This model belongs to no client.</exception>
    /// <remarks>As <see cref="FilesClient.Query"/>.</remarks>
    public virtual Pageable<PlatformFile> QueryFiles(FileQuery? query = null) =>
        Connected().Files.Query((query ?? new()) with { Project = null, Parent = null, Dataset = Id });
}
