using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using SevenBridges.Emulator.Volumes;

namespace SevenBridges.Emulator.Handlers;

/// <summary>What stands in the bucket of a volume.</summary>
internal static class VolumeObjectsHandlers
{
    private const int DefaultLimit = 50;
    private const int LargestLimit = 100;

    public static void AddTo(HandlerTable handlers)
    {
        handlers["volumes.queryObjects"] = QueryObjects;
        handlers["volumes.getObject"] = GetObject;
    }

    /// <summary>A page goes on after the last name of the page before it.</summary>
    private static Answer QueryObjects(Call call)
    {
        var volume = VolumeAccess.Active(VolumeAccess.OfPath(call, "read"));
        var (prefix, limit) = (call.One("prefix") ?? "", Limit(call));
        var after = call.One("continuation_token") is { Length: > 0 } token ? Decoded(token) : "";
        var rest = call.State.Storage.Buckets.Of(volume).Level(volume.Root, prefix)
            .Where(entry => after.Length == 0 || string.CompareOrdinal(entry.Name, after) > 0).Take(limit + 1).ToList();
        var page = rest.Take(limit).ToList();
        var filter = FieldFilter.Of(call.One("fields"), null);
        return Answer.Shaped(new JsonObject
        {
            ["href"] = call.Href(call.PathAndQuery),
            ["prefix"] = prefix,
            ["limit"] = limit,
            ["truncated"] = rest.Count > limit,
            ["items"] = new JsonArray([.. page.Where(entry => entry.Object is not null).Select(entry => filter.Apply(Show(call, volume, entry.Name, entry.Object!)))]),
            ["prefixes"] = new JsonArray([.. page.Where(entry => entry.Object is null).Select(entry => ShowPrefix(call, volume, entry.Name))]),
            ["links"] = rest.Count > limit ? new JsonArray(new JsonObject { ["next"] = Next(call, page[^1].Name) }) : [],
        });
    }

    private static Answer GetObject(Call call)
    {
        var volume = VolumeAccess.Active(VolumeAccess.OfPath(call, "read"));
        var location = call.One("location") is { Length: > 0 } given ? given : throw new Refusal(400, 9011, "The parameter 'location' is missing.");
        return call.State.Storage.Buckets.Of(volume).Objects.TryGetValue(volume.KeyOf(location), out var found)
            ? Answer.Ok(Show(call, volume, location, found))
            : throw new Refusal(404, 9105, $"There is no object '{location}' on the volume '{volume.Id}'.");
    }

    private static int Limit(Call call) => call.One("limit") is not { Length: > 0 } text ? DefaultLimit
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit > 0 ? Math.Min(limit, LargestLimit)
        : throw new Refusal(400, 9011, $"The parameter 'limit' takes a whole number from 1; '{text}' is none.");

    private static JsonObject Show(Call call, VolumeEntry volume, string location, BucketObject found) => new()
    {
        ["href"] = call.Href($"/storage/volumes/{volume.Id}/object?location={Uri.EscapeDataString(location)}"),
        ["location"] = location,
        ["volume"] = volume.Id,
        ["type"] = volume.Cloud,
        ["metadata"] = volume.Cloud == "gcs" ? GcsMetadata(volume, location, found) : S3Metadata(found),
    };

    private static JsonObject ShowPrefix(Call call, VolumeEntry volume, string prefix) => new()
    {
        ["href"] = call.Href($"/storage/volumes/{volume.Id}/list?prefix={Uri.EscapeDataString(prefix)}"),
        ["prefix"] = prefix,
        ["volume"] = volume.Id,
    };

    private static JsonObject S3Metadata(BucketObject found) => new()
    {
        ["content_length"] = found.Content.Length,
        ["etag"] = found.Content.ETag.Trim('"'),
        ["last_modified"] = Timestamps.Text(found.ModifiedAt),
    };

    private static JsonObject GcsMetadata(VolumeEntry volume, string location, BucketObject found) => new()
    {
        ["bucket"] = (string?)volume.Service["bucket"],
        ["kind"] = "storage#object",
        ["name"] = volume.KeyOf(location),
        ["size"] = found.Content.Length,
        ["etag"] = found.Content.ETag.Trim('"'),
        ["updated"] = new JsonObject { ["value"] = found.ModifiedAt.ToUnixTimeMilliseconds(), ["dateOnly"] = false, ["timeZoneShift"] = 0 },
    };

    private static string Next(Call call, string last)
    {
        var kept = call.Query.Where(pair => pair.Key != "continuation_token")
            .SelectMany(pair => pair.Value, (pair, value) => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(value)}");
        var token = Convert.ToBase64String(Encoding.UTF8.GetBytes(last));
        return call.Href($"{call.PathAndQuery.Split('?')[0]}?{string.Join('&', kept.Append($"continuation_token={Uri.EscapeDataString(token)}"))}");
    }

    private static string Decoded(string token)
    {
        var bytes = new byte[token.Length];
        return Convert.TryFromBase64String(token, bytes, out var length)
            ? Encoding.UTF8.GetString(bytes, 0, length)
            : throw new Refusal(400, 9011, "The continuation token is none that this volume gave.");
    }
}
