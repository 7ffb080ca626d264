namespace SevenBridges.Quickstart;

/// <summary>A folder for files that nobody wants to keep.</summary>
internal sealed class ScratchFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("sevenbridges-quickstart-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
