using System.Text.Json.Nodes;

namespace SevenBridges.Emulator.Handlers;

/// <summary>Reads and writes what a client reports of the parts that it sent to storage.</summary>
internal static class UploadReports
{
    /// <summary>One report: number and ETag, as they came.</summary>
    public static (int Number, string ETag) Read(PartPlan plan, JsonNode? report, int code)
    {
        var number = NumberOf(plan, report);
        if ((report as JsonObject)?["response"] is not JsonObject response || response["headers"] is not JsonObject headers)
            throw new Refusal(400, code, $"The report of part {number} needs the headers of storage's answer: {{\"response\": {{\"headers\": {{\"ETag\": \"…\"}}}}}}.");
        var etag = headers.FirstOrDefault(header => string.Equals(header.Key, "ETag", StringComparison.OrdinalIgnoreCase)).Value;
        return etag is JsonValue value && value.TryGetValue<string>(out var text)
            ? (number, text)
            : throw new Refusal(400, code, $"The report of part {number} has no ETag.");
    }

    /// <summary>Takes a list of reports, all or none.</summary>
    public static void Take(UploadEntry upload, JsonNode? body)
    {
        if ((body as JsonObject)?["parts"] is not JsonArray { Count: > 0 and <= PartPlan.MostParts } parts)
            throw new Refusal(400, 8015, $"The body needs a list 'parts' of 1 to {PartPlan.MostParts} reports.");
        var reports = parts.Select(part => Read(upload.Plan, part, 8015)).ToArray();
        if (reports.GroupBy(report => report.Number).FirstOrDefault(group => group.Count() > 1) is { Key: var twice })
            throw new Refusal(400, 8015, $"Part {twice} is in the list more than once.");
        foreach (var (number, etag) in reports)
            upload.Reported[number] = etag;
    }

    public static JsonObject Document(int number, string etag) => new()
    {
        ["part_number"] = number,
        ["response"] = new JsonObject { ["headers"] = new JsonObject { ["ETag"] = etag } },
    };

    /// <summary>Some clients report an ETag with its quotation marks, some without.</summary>
    public static bool AreEqual(string reported, string etag) => string.Equals(reported.Trim('"'), etag.Trim('"'), StringComparison.OrdinalIgnoreCase);

    private static int NumberOf(PartPlan plan, JsonNode? report) =>
        (report as JsonObject)?["part_number"] is JsonValue value && value.TryGetValue<long>(out var number) && plan.Has(number)
            ? (int)number
            : throw new Refusal(400, 8012, $"'part_number' is a whole number from 1 to {plan.Count ?? PartPlan.MostParts} for this upload.");
}
