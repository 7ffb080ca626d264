namespace SevenBridges.Bundler;

/// <summary>A file of the description as it comes from the disk; <see cref="Path"/> is how messages name it (<c>schema/files.json</c>).</summary>
internal sealed record SchemaFile(string Path, byte[] Content)
{
    /// <summary>All documents of a folder, in ordinal order, so that every file system gives the same bundle.</summary>
    public static IReadOnlyList<SchemaFile> AllIn(string folder)
    {
        if (!Directory.Exists(folder))
            return [];

        var prefix = System.IO.Path.GetFileName(System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(folder)));
        return [.. Directory.EnumerateFiles(folder, "*.json")
            .Select(file => new SchemaFile($"{prefix}/{System.IO.Path.GetFileName(file)}", File.ReadAllBytes(file)))
            .OrderBy(file => file.Path, StringComparer.Ordinal)];
    }
}
