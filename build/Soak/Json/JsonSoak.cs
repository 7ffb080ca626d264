using System.Text;
using SevenBridges.Json;
using SevenBridges.Paging;

namespace SevenBridges.Build;

/// <summary>
/// Holds our readers against System.Text.Json, over texts that are broken in random places: no text may be taken that it refuses, no value be read
/// otherwise, and nothing but our own error may come of a broken one.
/// </summary>
internal static class JsonSoak
{
    /// <summary>How one text was read: what it says in one form, or null when it was refused.</summary>
    internal delegate string? Reading(byte[] utf8);

    /// <summary>Reads so many mutants, and as many again of what they were made from.</summary>
    /// <param name="seed">Decides everything.</param>
    /// <param name="count">How many mutants.</param>
    /// <param name="ours">Our reader, or in a test one with a fault.</param>
    public static JsonSoakReport Run(int seed, int count, Reading? ours = null)
    {
        var random = new Random(seed);
        var (texts, mutations) = (new FileTexts(random), new Mutations(random));
        var (read, taken, faults) = (ours ?? Ours, 0, new List<string>());
        for (var run = 0; run < count; run++)
        {
            var whole = texts.Next();
            var mutant = mutations.Of(whole);
            foreach (var text in new[] { whole, mutant })
                if (Fault(text, read, out var isTaken) is { } fault)
                    faults.Add($"run {run}: {fault} in {Encoding.Latin1.GetString(text)}");
                else
                    taken += isTaken && text == mutant ? 1 : 0;
        }

        return new JsonSoakReport(count, taken, faults);
    }

    /// <summary>Our reader as it ships.</summary>
    internal static string? Ours(byte[] utf8)
    {
        try
        {
            var page = JsonAnswer.Read(
                utf8,
                null,
                static (ref JsonCursor json) => PageEnvelope<PlatformFile>.ReadLinks(ref json, PlatformFile.FromJson),
                static fault => new InvalidResponseException($"{fault.Path}: {fault.What}", fault.Error));
            return Seen.Of(page.Items.Select(Row));
        }
        catch (InvalidResponseException)
        {
            return null;
        }
    }

    private static string? Fault(byte[] text, Reading read, out bool isTaken)
    {
        isTaken = false;
        try
        {
            if (read(text) is not { } ours)
                return null;
            isTaken = true;
            return FileOracle.Read(text) is not { } theirs ? "taken though System.Text.Json refuses it" : ours == theirs ? null : $"read as {ours} instead of {theirs}";
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return $"{error.GetType().Name} instead of our own error";
        }
    }

    private static object?[] Row(PlatformFile file) =>
    [
        Of(file, FileFields.Id, file => file.Id.Value), Of(file, FileFields.Href, file => file.Href), Of(file, FileFields.Name, file => file.Name),
        Of(file, FileFields.Type, file => file.Type?.Value), Of(file, FileFields.Project, file => file.Project?.Value), Of(file, FileFields.Parent, file => file.Parent?.Value),
        Of(file, FileFields.Size, file => file.Size), Of(file, FileFields.CreatedOn, file => file.CreatedOn), Of(file, FileFields.ModifiedOn, file => file.ModifiedOn),
        Of(file, FileFields.Origin(), file => file.Origin?._task?.Value), Of(file, FileFields.Origin(), file => file.Origin?._dataset),
        Of(file, FileFields.Storage(), file => file.Storage?._type?.Value), Of(file, FileFields.Storage(), file => file.Storage?._volume),
        Of(file, FileFields.Storage(), file => file.Storage?._location), Of(file, FileFields.Storage(), file => file.Storage?._hostedOnLocations),
        Of(file, FileFields.Metadata(), file => file.Metadata.Select(pair => new[] { pair.Key, pair.Value })) ?? Array.Empty<string>(),
        Of(file, FileFields.Tags, file => file.Tags), Of(file, FileFields.Path, file => file.Path),
    ];

    private static object? Of(PlatformFile file, FileFields field, Func<PlatformFile, object?> value) => file.Holds(field) ? value(file) : null;
}

/// <summary>What came of a soak.</summary>
/// <param name="Mutants">How many mutants there were.</param>
/// <param name="Taken">How many of them are still answers, for both readers.</param>
/// <param name="Faults">Each a sentence, with the text.</param>
internal sealed record JsonSoakReport(int Mutants, int Taken, IReadOnlyList<string> Faults);
