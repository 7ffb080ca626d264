namespace SevenBridges.Build.Tests.Conventions;

/// <summary>A file that people wrote. <see cref="Path"/> is relative to the repository, with <c>/</c>.</summary>
internal sealed record RepositoryFile(string Path)
{
    private static readonly string[] Folders = [".ci", "build", "generator", "schema", "src", "tests"];
    private static readonly Lazy<IReadOnlyList<RepositoryFile>> Found = new(() => [.. List()]);

    public static IReadOnlyList<RepositoryFile> All => Found.Value;

    /// <summary>C# that people wrote; golden files are the generator's output.</summary>
    public static IEnumerable<RepositoryFile> Sources => Of(".cs").Where(file => !file.Path.Contains("/Golden/", StringComparison.Ordinal));

    public string[] Lines => File.ReadAllLines(Repository.PathOf(Path));

    public static IEnumerable<RepositoryFile> Of(string extension) => All.Where(file => file.Path.EndsWith(extension, StringComparison.Ordinal));

    /// <summary>Says which lines of which files are meant, in the form that editors open.</summary>
    public static IEnumerable<string> LinesWhere(IEnumerable<RepositoryFile> files, Func<string, bool> isMeant) =>
        from file in files
        from line in file.Lines.Select((text, index) => (text, number: index + 1))
        where isMeant(line.text)
        select $"{file.Path}:{line.number}: {line.text.Trim()}";

    private static IEnumerable<RepositoryFile> List() =>
        from file in Directory.EnumerateFiles(Repository.Root).Concat(Folders.SelectMany(BelowFolder))
        let path = System.IO.Path.GetRelativePath(Repository.Root, file).Replace('\\', '/')
        where path != ".git" && !path.Contains("/bin/", StringComparison.Ordinal) && !path.Contains("/obj/", StringComparison.Ordinal)
        orderby path
        select new RepositoryFile(path);

    private static IEnumerable<string> BelowFolder(string folder) =>
        Directory.EnumerateFiles(Repository.PathOf(folder), "*", SearchOption.AllDirectories);
}
