using System.Globalization;
using System.Text.Json.Nodes;

namespace SevenBridges.Emulator.Hosting;

/// <summary>The Platform's error object: the body of a refused call, or what is told of one item or job that failed.</summary>
internal static class ErrorDocument
{
    public static JsonObject Of(Refusal refusal) => Of(refusal.Status, refusal.Code, refusal.Message);

    public static JsonObject Of(int status, int code, string message) => new()
    {
        ["status"] = status,
        ["code"] = code,
        ["message"] = message,
        ["more_info"] = $"https://docs.sevenbridges.com/docs/api-status-codes#{code.ToString(CultureInfo.InvariantCulture)}",
    };
}
