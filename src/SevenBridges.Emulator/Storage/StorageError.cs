using System.Text;
using Microsoft.AspNetCore.Http;

namespace SevenBridges.Emulator.Storage;

/// <summary>A refusal as object stores write it: XML with a code of their own.</summary>
internal sealed record StorageError(int Status, string Code, string Message)
{
    public static StorageError Expired { get; } = new(403, "AccessDenied", "Request has expired");

    public static StorageError BadSignature { get; } = new(403, "SignatureDoesNotMatch", "The request signature does not fit the address and the method.");

    public static StorageError NoSuchKey { get; } = new(404, "NoSuchKey", "The specified key does not exist.");

    public static StorageError NoSuchUpload { get; } = new(404, "NoSuchUpload", "The specified upload does not exist: it was aborted or completed.");

    public static StorageError MissingLength { get; } = new(411, "MissingContentLength", "You must provide the Content-Length HTTP header.");

    public static StorageError TooLarge { get; } = new(400, "EntityTooLarge", "The part is too large. Without synthetic content this storage keeps parts in memory, up to 2 GiB each.");

    public static StorageError IncompleteBody { get; } = new(400, "IncompleteBody", "Fewer bytes came than the Content-Length HTTP header says.");

    public static StorageError PreconditionFailed { get; } = new(412, "PreconditionFailed", "At least one of the preconditions you specified did not hold.");

    public static StorageError InvalidRange { get; } = new(416, "InvalidRange", "The requested range is not satisfiable");

    public static StorageError ApiHeader(string name) => new(400, "InvalidArgument", $"A signed address takes no header '{name}'.");

    /// <summary>What the fault script wants.</summary>
    public static StorageError Scripted(int status) => new(status, status is 429 or 503 ? "SlowDown" : "InternalError", "The fault script says so.");

    public Task WriteAsync(HttpContext context)
    {
        context.Response.StatusCode = Status;
        context.Response.ContentType = "application/xml";
        var body = Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>{Code}</Code><Message>{Message}</Message></Error>");
        context.Response.ContentLength = body.Length;
        return context.Response.Body.WriteAsync(body, context.RequestAborted).AsTask();
    }
}
