using System.Text;

namespace SevenBridges.Quickstart;

/// <summary>The reads on this machine: the user's, or a FASTQ file that is made up.</summary>
internal static class LocalReads
{
    // Enough for three parts of the size that an upload chooses for small files.
    private const int MadeUpReads = 80_000;
    private const int BasesPerRead = 100;

    private static readonly TimeSpan LongestOpening = TimeSpan.FromSeconds(2);

    /// <summary>Fails with a clear word when there is nothing to be read, before anything else is begun.</summary>
    /// <exception cref="IOException">It is missing, a folder, no regular file, or may not be read; or its name cannot be given to what comes back.</exception>
    public static async Task CheckAsync(string path, CancellationToken cancellationToken)
    {
        if (Directory.Exists(path)) throw new IOException($"'{path}' is a folder; give the path of a file.");
        if (!File.Exists(path)) throw new IOException($"There is no file '{path}'.");
        if (Path.GetFileName(path).Any(char.IsControl)) throw new IOException("The name of the file holds a control character; rename it first.");
        try
        {
            // Opening a pipe waits for its other end, maybe for ever. Of what has a length no time-out may say that it is one: a disk may be slow.
            var opening = Task.Run(() => File.OpenRead(path), cancellationToken);
            using var opened = await opening.WaitAsync(new FileInfo(path).Length > 0 ? Timeout.InfiniteTimeSpan : LongestOpening, cancellationToken);
            if (!opened.CanSeek || (opened.Length == 0 && opened.ReadByte() >= 0)) throw new IOException("nobody can say how long it is");
        }
        catch (TimeoutException)
        {
            throw new IOException($"'{path}' cannot be read: it is a pipe, not a file.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"'{path}' cannot be read: {failure.Message}", failure);
        }
    }

    /// <summary>Writes a FASTQ file: the same one each time.</summary>
    public static string Make(string folder)
    {
        var path = Path.Combine(folder, "reads.fastq");
        var random = new Random(1);
        using var fastq = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        for (var read = 1; read <= MadeUpReads; read++)
            fastq.Write($"@quickstart.{read}\n{Letters(random, "ACGT")}\n+\n{Letters(random, "FFFFFFFF:,#")}\n");
        return path;
    }

    private static string Letters(Random random, string alphabet) =>
        string.Create(BasesPerRead, (random, alphabet), static (letters, from) => from.random.GetItems(from.alphabet.AsSpan(), letters));
}
