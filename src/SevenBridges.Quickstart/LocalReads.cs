using System.Text;

namespace SevenBridges.Quickstart;

/// <summary>The reads on this machine: the user's, or a FASTQ file that is made up.</summary>
internal static class LocalReads
{
    // Enough for three parts of the size that an upload chooses for small files.
    private const int MadeUpReads = 80_000;
    private const int BasesPerRead = 100;

    /// <summary>Fails with a clear word when there is nothing to be read, before anything else is begun.</summary>
    /// <exception cref="IOException">It is missing, a folder, or may not be read.</exception>
    public static void Check(string path)
    {
        if (Directory.Exists(path)) throw new IOException($"'{path}' is a folder; give the path of a file.");
        if (!File.Exists(path)) throw new IOException($"There is no file '{path}'.");
        try
        {
            using var opened = File.OpenRead(path);
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
