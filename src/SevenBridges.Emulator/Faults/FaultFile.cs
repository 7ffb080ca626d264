using System.Text.Json;

namespace SevenBridges.Emulator.Faults;

/// <summary>Reads the JSON form of a script.</summary>
internal static class FaultFile
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    public static IReadOnlyList<FaultRule> Read(string json, int seed)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Lenient);
            var root = new FaultFileObject(document.RootElement, "the file");
            root.AllowOnly("seed", "faults");
            seed = (int)(root.Number("seed") ?? seed);
            return [.. root.Objects("faults").Select(entry => Rule(entry, seed))];
        }
        catch (JsonException error)
        {
            throw new FormatException($"The fault file is not JSON: {error.Message}", error);
        }
    }

    private static FaultRule Rule(FaultFileObject entry, int seed)
    {
        entry.AllowOnly("on", "part", "download", "times", "after", "rate", "fault", "status", "code", "bytes", "bytesPerSecond", "wait", "headers");
        var (operation, subject) = Target(entry);
        var rate = entry.Real("rate");
        if (rate is < 0 or > 1)
            throw entry.Wrong("'rate' is from 0 to 1");
        return new FaultRule(Fault(entry), operation, subject)
        {
            Seed = seed,
            Rate = rate ?? 1,
            Times = (int)(entry.Number("times") ?? (rate is null ? 1 : int.MaxValue)),
            After = (int)(entry.Number("after") ?? 0),
        };
    }

    private static (string Operation, string? Subject) Target(FaultFileObject entry) => (entry.Text("on"), entry.Number("part"), entry.Text("download")) switch
    {
        ({ } operation, null, null) => (operation, null),
        (null, { } part, null) => (FaultScript.PutPart, part.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        (null, null, "*") => (FaultScript.GetContent, null),
        (null, null, { } file) => (FaultScript.GetContent, file),
        _ => throw entry.Wrong("one of 'on' (an operation), 'part' (a number) and 'download' (the id of a file, or *) says what is hit"),
    };

    private static Fault Fault(FaultFileObject entry)
    {
        try
        {
            var fault = Make(entry, Kind(entry));
            if (entry.Real("wait") is { } seconds)
                fault = fault.After(TimeSpan.FromSeconds(seconds));
            return entry.Texts("headers").Aggregate(fault, (current, header) => current.AndHeader(header.Key, header.Value));
        }
        catch (ArgumentOutOfRangeException error)
        {
            throw entry.Wrong(error.Message);
        }
    }

    private static FaultKind Kind(FaultFileObject entry) =>
        entry.Text("fault") is { Length: > 0 } name && Enum.TryParse<FaultKind>(char.ToUpperInvariant(name[0]) + name[1..], out var kind) && !char.IsAsciiDigit(name[0])
            ? kind
            : throw entry.Wrong($"'fault' is one of {string.Join(", ", Enum.GetNames<FaultKind>().Select(JsonNamingPolicy.CamelCase.ConvertName))}");

    private static Fault Make(FaultFileObject entry, FaultKind kind) => kind switch
    {
        FaultKind.Delay => Faults.Fault.Delay(TimeSpan.Zero),
        FaultKind.Status => Faults.Fault.Status((int)entry.Needed("status"), (int?)entry.Number("code")),
        FaultKind.ResetBefore => Faults.Fault.ResetBefore,
        FaultKind.ResetAfterCommit => Faults.Fault.ResetAfterCommit,
        FaultKind.CutBody => Faults.Fault.CutBody(entry.Needed("bytes")),
        FaultKind.SlowBytes => Faults.Fault.SlowBytes(entry.Needed("bytesPerSecond")),
        FaultKind.Headers => Faults.Fault.Delay(TimeSpan.Zero),
        FaultKind.WrongETag => Faults.Fault.WrongETag,
        FaultKind.MissingETag => Faults.Fault.MissingETag,
        FaultKind.ExpiredUrl => Faults.Fault.ExpiredUrl,
        FaultKind.IgnoredRange => Faults.Fault.IgnoredRange,
        FaultKind.ShiftedRange => Faults.Fault.ShiftedRange(entry.Number("bytes") ?? 1),
        FaultKind.ChangedObject => Faults.Fault.ChangedObject,
        _ => throw entry.Wrong($"'{kind}' cannot be written in a file"),
    };
}
