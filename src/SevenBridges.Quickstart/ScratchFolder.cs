namespace SevenBridges.Quickstart;

/// <summary>A folder for files that nobody wants to keep.</summary>
internal sealed class ScratchFolder : IDisposable
{
    public string Path { get; } = Make();

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private static string Make()
    {
        try
        {
            return Directory.CreateTempSubdirectory("sevenbridges-quickstart-").FullName;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"No folder can be made in '{System.IO.Path.GetTempPath()}', where temporary files go: set TMPDIR to one that exists and may be written to.", failure);
        }
    }
}
