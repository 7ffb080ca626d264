#:project ../SevenBridges/SevenBridges.csproj
// Uploads a local file to the top of a project, in parts, many at once.
//   dotnet run src/samples/upload-file.cs rfranklin/wgs reads.fastq

using SevenBridges;

if (args is not [var project, var path])
{
    Console.Error.WriteLine("usage: dotnet run upload-file.cs PROJECT FILE");
    return 2;
}

try
{
    await using var platform = new SevenBridgesClient();
    var upload = await platform.Files.UploadAsync(path, project, progress: new Percentages());
    Console.WriteLine($"{upload.File.Name} ({upload.File.Id}): {upload.Bytes} bytes, {(upload.Verification == Verification.Verified ? "verified" : "not verified: the object store gives no checksum")}");
    return 0;
}
catch (Exception error) when (error is SevenBridgesException or ArgumentException or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}

/// <summary>Tells each tenth of the way once.</summary>
internal sealed class Percentages : IProgress<TransferProgress>
{
    private int _told = -1;

    public void Report(TransferProgress value)
    {
        if ((int)(value.Percent ?? 0) / 10 is var tenth && tenth > _told)
            Console.WriteLine($"{value.FileName}: {10 * (_told = tenth)} %");
    }
}
