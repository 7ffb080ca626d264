using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SevenBridges.Emulator.Volumes;

/// <summary>What makes the description of a bucket a good one: the Platform's rules for names, clouds and credentials.</summary>
internal static partial class VolumeService
{
    private const int LongestName = 32;

    private static readonly string[] Secrets = [.. Properties("VolumeCredentials").Where(member => (bool?)member.Value?["x-sbg-secret"] == true).Select(member => member.Key)];
    private static readonly string[] Clouds = Words("VolumeType");

    // Words of the description that a property of the service is one of, and the code that says that it is not.
    private static readonly (string Property, int Code, string[] Words)[] Choices =
        [("aws_canned_acl", 9022, Words("AwsCannedAcl")), ("sse_algorithm", 9023, Words("SseAlgorithm")), ("aws_storage_class", 9024, Words("AwsStorageClass"))];

    public static string Name(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
            throw new Refusal(400, 9013, "A volume needs a name.");
        if (name.Length > LongestName || !name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_'))
            throw new Refusal(400, 9014, $"The name of a volume has at most {LongestName} letters, digits and underscores.");
        return SingleUnderscores().IsMatch(name) ? name : throw new Refusal(400, 9030, "The name of a volume has single underscores only, and none at its ends.");
    }

    /// <summary>The service as it is kept: the cloud in the description's spelling, and what goes without saying.</summary>
    public static JsonObject Settled(JsonObject given)
    {
        var service = given.DeepClone().AsObject();
        service["type"] = Clouds.FirstOrDefault(cloud => string.Equals(cloud, (string?)given["type"], StringComparison.OrdinalIgnoreCase))
            ?? throw new Refusal(400, 9017, $"The type of a service is one of {string.Join(", ", Clouds)}.");
        if ((string?)service["type"] == "s3")
            service["endpoint"] ??= "s3.amazonaws.com";
        if ((string?)service["type"] == "gcs")
            service["root_url"] ??= "https://www.googleapis.com";
        service["prefix"] ??= "";
        service["credentials"] ??= new JsonObject();
        service["properties"] ??= new JsonObject();
        return service;
    }

    /// <summary>Members that are sent replace those before; inside of credentials and properties too.</summary>
    public static JsonObject Merged(JsonObject service, JsonObject change)
    {
        var merged = service.DeepClone().AsObject();
        foreach (var (name, value) in change)
            if (value is JsonObject inner && merged[name] is JsonObject before)
                foreach (var (key, setting) in inner)
                    before[key] = setting?.DeepClone();
            else if (name != "type")
                merged[name] = value?.DeepClone();
        return merged;
    }

    /// <exception cref="Refusal">The Platform would not take it.</exception>
    public static void Check(JsonObject service, string mode)
    {
        if (mode is not ("RO" or "RW"))
            throw new Refusal(400, 9015, "The access mode is RO or RW.");
        Action<JsonObject, JsonObject> check = (string?)service["type"] switch { "s3" => S3, "gcs" => Gcs, "azure" => Azure, _ => Oss };
        check(service, service["credentials"] as JsonObject ?? []);
        CheckProperties(service["properties"] as JsonObject);
        if (mode == "RW" && (string?)service["type"] is "azure" or "OSS")
            throw new Refusal(403, (string?)service["type"] == "azure" ? 9039 : 9038, "This environment attaches such buckets read-only: set access_mode to RO.");
    }

    public static void CheckProperties(JsonObject? properties)
    {
        foreach (var (property, code, words) in Choices)
            if ((string?)properties?[property] is { } word && !words.Contains(word))
                throw new Refusal(400, code, $"'{word}' is no value of {property}; it takes {string.Join(", ", words)}.");
    }

    public static JsonObject WithoutSecrets(JsonObject service)
    {
        var shown = service.DeepClone().AsObject();
        foreach (var secret in Secrets)
            (shown["credentials"] as JsonObject)?.Remove(secret);
        return shown;
    }

    private static void S3(JsonObject service, JsonObject credentials)
    {
        Require(service, "bucket");
        if (!HasAll(credentials, "access_key_id", "secret_access_key") && !HasAll(credentials, "role_arn", "external_id"))
            throw new Refusal(400, 9034, "S3 takes access_key_id and secret_access_key, or role_arn and external_id.");
    }

    private static void Gcs(JsonObject service, JsonObject credentials)
    {
        Require(service, "bucket");
        if (HasAll(credentials, "client_email") && !HasAll(credentials, "private_key"))
            throw new Refusal(400, 9025, "The private key of the service account is missing.");
        if (!HasAll(credentials, "client_email") && !HasAll(credentials, "configuration"))
            throw new Refusal(400, 9029, "Google Cloud Storage takes client_email and private_key, or configuration.");
        if ((string?)credentials["configuration"] is { } configuration && !IsJson(configuration))
            throw new Refusal(400, 9028, "The configuration is a JSON document, as a text.");
    }

    private static void Azure(JsonObject service, JsonObject credentials)
    {
        Require(service, "storage_account", "container");
        if (!HasAll(credentials, "tenant_id", "client_id", "client_secret"))
            throw new Refusal(400, 9031, "Azure takes tenant_id, client_id and client_secret.");
    }

    private static void Oss(JsonObject service, JsonObject credentials)
    {
        Require(service, "bucket", "endpoint");
        if (!HasAll(credentials, "access_key_id", "secret_access_key"))
            throw new Refusal(400, 9028, "OSS takes access_key_id and secret_access_key.");
    }

    private static void Require(JsonObject service, params string[] members)
    {
        foreach (var member in members)
            if (!HasAll(service, member))
                throw new Refusal(400, 9017, $"A service of type {service["type"]} needs '{member}'.");
    }

    private static bool HasAll(JsonObject holder, params string[] members) => members.All(member => (string?)holder[member] is { Length: > 0 });

    private static bool IsJson(string text)
    {
        try
        {
            return JsonNode.Parse(text) is JsonObject;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static JsonNode Schema(string name) => Bundle.Document["components"]!["schemas"]![name]!;

    private static JsonObject Properties(string schema) => Schema(schema)["properties"]!.AsObject();

    private static string[] Words(string schema) => [.. Schema(schema)["enum"]!.AsArray().Select(word => (string)word!)];

    [GeneratedRegex("^[A-Za-z0-9]+(_[A-Za-z0-9]+)*$")]
    private static partial Regex SingleUnderscores();
}
