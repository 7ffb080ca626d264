using System.Globalization;
using System.Text.Json.Nodes;

namespace SevenBridges.Emulator.Hosting;

/// <summary>An error as the Platform writes it: the body of a refused call, and inside of what failed in part.</summary>
internal static class ErrorBody
{
    public static JsonObject Of(int status, int code, string message) => new()
    {
        ["status"] = status,
        ["code"] = code,
        ["message"] = message,
        ["more_info"] = $"https://docs.sevenbridges.com/docs/api-status-codes#{code.ToString(CultureInfo.InvariantCulture)}",
    };

    public static JsonObject Of(Refusal refusal) => Of(refusal.Status, refusal.Code, refusal.Message);
}
