using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace SevenBridges.Emulator.Faults;

/// <summary>Does to a request what its fault says; for both servers.</summary>
internal static class FaultPlayer
{
    /// <summary>Before an API request takes effect: waits, resets, refuses.</summary>
    /// <returns>Whether that was all, and the request is over.</returns>
    public static async ValueTask<bool> PlayBeforeAsync(Fault fault, HttpContext context, TimeProvider clock)
    {
        if (await WaitOrResetAsync(fault, context, clock).ConfigureAwait(false))
            return true;
        if (fault.Kind != FaultKind.Status)
            return false;
        context.Response.StatusCode = fault.StatusCode;
        context.Response.ContentType = fault.Code is null ? "text/html" : "application/json;charset=utf-8";
        ChangeHeaders(fault, context);
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(ErrorBody(fault)), context.RequestAborted).ConfigureAwait(false);
        return true;
    }

    /// <summary>After an API request took effect, and before its answer is written: changes headers, resets, cuts, slows.</summary>
    /// <returns>Whether the answer is written, as far as it will be.</returns>
    public static async ValueTask<bool> PlayAfterAsync(Fault fault, HttpContext context, byte[]? body, int status, TimeProvider clock)
    {
        ChangeHeaders(fault, context);
        if (fault.Kind == FaultKind.ResetAfterCommit || (fault.Kind == FaultKind.CutBody && body is null))
        {
            context.Abort();
            return true;
        }

        if (body is null || fault.Kind is not (FaultKind.CutBody or FaultKind.SlowBytes))
            return false;
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json;charset=utf-8";
        context.Response.ContentLength = body.Length;
        await WriteAsync(fault, context, body, clock).ConfigureAwait(false);
        return true;
    }

    /// <summary>What comes first at both servers.</summary>
    /// <returns>Whether the connection is gone.</returns>
    public static async ValueTask<bool> WaitOrResetAsync(Fault fault, HttpContext context, TimeProvider clock)
    {
        if (fault.Wait > TimeSpan.Zero)
            await Task.Delay(fault.Wait, clock, context.RequestAborted).ConfigureAwait(false);
        if (fault.Kind == FaultKind.ResetBefore)
            context.Abort();
        return fault.Kind == FaultKind.ResetBefore;
    }

    public static void ChangeHeaders(Fault fault, HttpContext context)
    {
        foreach (var (name, value) in fault.HeaderChanges)
            if (value is null)
                context.Response.Headers.Remove(name);
            else
                context.Response.Headers[name] = value;
    }

    /// <summary>
    /// Ends a connection whose answer is begun and not whole. All that was written still arrives, which a reset would not grant: Kestrel closes the
    /// connection when an application fails in the middle of a body.
    /// </summary>
    public static Exception Cut() => new IOException("The fault script cuts this answer here.");

    private static async Task WriteAsync(Fault fault, HttpContext context, byte[] body, TimeProvider clock)
    {
        var stream = context.Response.Body;
        if (fault.Kind == FaultKind.CutBody)
        {
            await stream.WriteAsync(body.AsMemory(0, (int)Math.Min(fault.Bytes, Math.Max(0, body.Length - 1))), context.RequestAborted).ConfigureAwait(false);
            await stream.FlushAsync(context.RequestAborted).ConfigureAwait(false);
            throw Cut();
        }

        var pace = new Pace(clock, fault.BytesPerSecond);
        for (var at = 0; at < body.Length; at += pace.Block)
        {
            var block = body.AsMemory(at, Math.Min(pace.Block, body.Length - at));
            await stream.WriteAsync(block, context.RequestAborted).ConfigureAwait(false);
            await stream.FlushAsync(context.RequestAborted).ConfigureAwait(false);
            await pace.PassAsync(block.Length, context.RequestAborted).ConfigureAwait(false);
        }
    }

    private static string ErrorBody(Fault fault) =>
        fault.Code is not { } code
            ? $"<html><body><h1>{fault.StatusCode}</h1></body></html>"
            : new JsonObject
            {
                ["status"] = fault.StatusCode,
                ["code"] = code,
                ["message"] = code == 0 ? "The Platform is in maintenance." : "The fault script says so.",
                ["more_info"] = $"https://docs.sevenbridges.com/docs/api-status-codes#{code}",
            }.ToJsonString();
}
