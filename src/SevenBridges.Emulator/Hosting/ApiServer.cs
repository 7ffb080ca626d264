using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace SevenBridges.Emulator.Hosting;

/// <summary>Answers the API: one request from its raw target to its last header. The steps are those of the Platform's own gateway.</summary>
internal sealed class ApiServer
{
    private const string Base = "/v2";
    private const string OurUserAgent = "SevenBridges.NET/";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Router _router = new(Bundle.Operations);
    private readonly BodyShape _shape = new(Bundle.Document);
    private readonly RateLimiter _limiter;
    private readonly PlatformState state;
    private readonly HandlerTable handlers;
    private readonly RequestLog log;
    private readonly Accounts accounts;
    private readonly Faults.FaultScript faults;
    private readonly Deviations.Deviator deviator;

    public ApiServer(PlatformState state, HandlerTable handlers, RequestLog log, Accounts accounts, Faults.FaultScript faults)
    {
        (this.state, this.handlers, this.log) = (state, handlers, log);
        (this.accounts, this.faults) = (accounts, faults);
        deviator = new Deviations.Deviator(Bundle.Document, state.Options.Deviations);
        _limiter = new RateLimiter(state.Options);
        // A task that takes no time ends within the call that starts it, and so does its tool.
        state.RunsToolsApart = state.Options.TaskDuration > TimeSpan.Zero;
        state.Budget = user => _limiter.Count(user, isCounted: false) is var (limit, remaining, reset, _) ? (limit, remaining, reset) : default;
    }

    public async Task HandleAsync(HttpContext context)
    {
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        var cut = target.IndexOf('?', StringComparison.Ordinal);
        var path = cut < 0 ? target : target[..cut];
        var query = cut < 0 ? "" : target[(cut + 1)..];
        if (path != Base && !path.StartsWith(Base + "/", StringComparison.Ordinal))
        {
            await WriteAsync(context, 404, Error(404, 90003, $"The API is under {Base}.")).ConfigureAwait(false);
            return;
        }

        var request = new ApiRequest(context, path[Base.Length..], query, await ReadBodyAsync(context).ConfigureAwait(false));
        var match = _router.Find(context.Request.Method, request.Path);
        var operation = match?.Operation.Id ?? "";
        var recorded = new RecordedRequest(operation, context.Request.Method, request.Path, query, 0, request.UserAgent) { Headers = RequestLog.Shown(context.Request.Headers) };
        await AnswerAsync(request, match, log.Add(recorded)).ConfigureAwait(false);
    }

    // What is recorded is recorded before the answer leaves: who has the answer finds the request in the log.
    private async Task AnswerAsync(ApiRequest request, Router.Match? match, int place)
    {
        var fault = match is null ? null : faults.Next(match.Operation.Id, request.Path);
        if (fault is { Kind: Faults.FaultKind.Status })
            log.Answered(place, fault.StatusCode);
        if (fault is not null && await Faults.FaultPlayer.PlayBeforeAsync(fault, request.Context, state.Clock).ConfigureAwait(false))
            return;
        var (status, body, total, code) = Decide(request, match);
        if (match is not null)
            (status, body) = await JudgeAsync(request, match, status, body, code).ConfigureAwait(false);
        if (total is not null)
            request.Context.Response.Headers["X-Total-Matching-Query"] = total.Value.ToString(CultureInfo.InvariantCulture);
        if (match is not null)
            body = deviator.Body(match.Operation, status, body);
        deviator.Headers(match?.Operation.Id ?? "", request.Context);
        log.Answered(place, fault is { EndsConnection: true } ? 0 : status);
        if (fault is not null && await Faults.FaultPlayer.PlayAfterAsync(fault, request.Context, body is null ? null : Encoding.UTF8.GetBytes(body), status, state.Clock).ConfigureAwait(false))
            return;
        await WriteAsync(request.Context, status, body).ConfigureAwait(false);
    }

    /// <summary>Everything that needs no waiting: account, budget, handler, page.</summary>
    private (int Status, string? Body, int? Total, int? Code) Decide(ApiRequest request, Router.Match? match)
    {
        try
        {
            var user = Enter(request, match);
            var call = ToCall(request, match!, user);
            _shape.Settle(match!.Operation, call.Body);
            Tasks.ToolShift.RunDue(state);
            lock (state.Gate)
            {
                Clockwork.Advance(state);
                var answer = handlers[match.Operation.Id](call);
                if (answer.Location is { } location)
                    request.Context.Response.Headers.Location = location;
                var (body, total) = AnswerShaper.Shape(call, answer, match.Operation.ListMembers);
                return (answer.Status, body?.ToJsonString(Plain), total, null);
            }
        }
        catch (Refusal refusal)
        {
            return (refusal.Status, Error(refusal.Status, refusal.Code, refusal.Message), null, refusal.Code);
        }
        catch (Exception error) when (error is InvalidOperationException or FormatException or KeyNotFoundException)
        {
            log.Add(new Violation(match?.Operation.Id ?? "", ViolationSide.Answer, $"the handler failed: {error}"));
            return (500, Error(500, 90004, "The emulator failed on this request; its violations say how."), null, null);
        }
    }

    private string Enter(ApiRequest request, Router.Match? match)
    {
        var user = accounts.UserOf(request.Context.Request.Headers);
        AddHeaders(request.Context, _limiter.Count(user ?? "", match is not null && !match.Operation.IsUncounted && user is not null), out var isExceeded);
        if (match is null)
            throw _router.KnowsPath(request.Path)
                ? new Refusal(405, 90006, $"{request.Context.Request.Method} is not allowed here.")
                : new Refusal(404, 90003, "There is nothing at this address.");
        if (user is null && match.Operation.Template != "/")
            throw new Refusal(401, 90001, "The token is missing or not valid.");
        if (isExceeded)
            throw new Refusal(429, 1000, "The rate limit is used up; the X-RateLimit headers say when the next window begins.");
        if (match.Operation.IsAdvance && !Accounts.HasAdvanceAccess(request.Context.Request.Headers))
            throw new Refusal(400, 90000, "This call needs advance access: send the header X-SBG-Advance-Access: advance.");
        if (!handlers.ContainsKey(match.Operation.Id))
            throw new Refusal(501, 90010, $"The emulator has no handler for '{match.Operation.Id}'.");
        return user ?? "";
    }

    private Call ToCall(ApiRequest request, Router.Match match, string user) => new()
    {
        Operation = match.Operation.Id,
        State = state,
        ApiBase = $"{request.Context.Request.Scheme}://{request.Context.Request.Host}{Base}",
        PathAndQuery = request.Query.Length == 0 ? request.Path : $"{request.Path}?{request.Query}",
        Path = match.Values,
        Query = QueryText.Parse(request.Query),
        Body = request.Json(),
        ContentType = request.Context.Request.ContentType?.Split(';')[0].Trim().ToLowerInvariant() ?? "",
        RawBody = request.Body,
        User = user,
        ListMembers = match.Operation.ListMembers,
    };

    private async Task<(int Status, string? Body)> JudgeAsync(ApiRequest request, Router.Match match, int status, string? body, int? code)
    {
        if (state.Options.Judgement == Judgement.Off)
            return (status, body);
        var judge = await Judge.GetAsync().ConfigureAwait(false);
        var operation = match.Operation.Id;
        // What was refused has got its answer; only a bad request that went through is one that nobody would notice.
        if (request.UserAgent.Contains(OurUserAgent, StringComparison.Ordinal) && status is < 400 or >= 500)
            foreach (var problem in judge.Request(match, QueryText.Parse(request.Query), request))
                log.Add(new Violation(operation, ViolationSide.Request, problem));
        var problems = judge.Answer(operation, status, body).Concat(code is null ? [] : Judge.Error(match.Operation, status, code.Value)).ToArray();
        foreach (var problem in problems)
            log.Add(new Violation(operation, ViolationSide.Answer, problem));
        return problems.Length > 0 && state.Options.Judgement == Judgement.Strict
            ? (500, Error(500, 90004, $"The emulator's answer breaks the description: {string.Join("; ", problems)}"))
            : (status, body);
    }

    private void AddHeaders(HttpContext context, (int Limit, int Remaining, DateTimeOffset Reset, bool IsExceeded) budget, out bool isExceeded)
    {
        var headers = context.Response.Headers;
        headers["X-RateLimit-Limit"] = budget.Limit.ToString(CultureInfo.InvariantCulture);
        headers["X-RateLimit-Remaining"] = budget.Remaining.ToString(CultureInfo.InvariantCulture);
        headers["X-RateLimit-Reset"] = budget.Reset.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        headers["X-Request-Id"] = state.Ids.Uuid();
        headers.Date = state.Clock.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
        isExceeded = budget.IsExceeded;
    }

    private static string Error(int status, int code, string message) => ErrorDocument.Of(status, code, message).ToJsonString(Plain);

    private static async Task WriteAsync(HttpContext context, int status, string? body)
    {
        context.Response.StatusCode = status;
        if (body is null)
            return;
        var bytes = Encoding.UTF8.GetBytes(body);
        context.Response.ContentType = "application/json;charset=utf-8";
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted).ConfigureAwait(false);
    }

    private static async Task<byte[]> ReadBodyAsync(HttpContext context)
    {
        if (context.Request.ContentLength == 0)
            return [];
        using var buffer = new MemoryStream();
        await context.Request.Body.CopyToAsync(buffer, context.RequestAborted).ConfigureAwait(false);
        return buffer.ToArray();
    }
}
