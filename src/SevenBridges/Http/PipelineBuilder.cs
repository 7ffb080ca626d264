using System.Diagnostics.CodeAnalysis;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace SevenBridges.Http;

/// <summary>Builds the layers in their one order; <c>README.md</c> beside this file says it in words.</summary>
internal sealed class PipelineBuilder(
    SevenBridgesOptions options, RequestBudget budget, SemaphoreSlim inFlight, ErrorHandlerList handlers, PipelineReport report, CancellationToken closing)
{
    /// <summary>The outermost step; the innermost is <paramref name="wire"/>.</summary>
    public CallStep Build(CallStep wire)
    {
        var layers = options.Layers;
        var step = layers.Try is null ? Limited(options.TryTimeout, wire) : Given(layers.Try, wire);
        step = new TypedFaultStep(step);
        step = layers.Budget is null ? new BudgetStep(budget, inFlight, options, report, step) : Given(layers.Budget, step);
        step = layers.CircuitBreaker is null ? new PollyStep(Layer(AddCircuitBreaker), step) : Given(layers.CircuitBreaker, step);
        step = layers.Retry is null ? AfterFailure(AddRetry, step) : Given(layers.Retry, step);
        step = layers.Maintenance is null ? AfterFailure(AddMaintenance, step) : Given(layers.Maintenance, step);
        step = AfterFailure(AddErrorHandlers, step);
        return layers.Total is null
            ? new TimeLimitStep(options.TotalTimeout, options.TimeProvider, step, closing)
            : new TimeLimitStep(Timeout.InfiniteTimeSpan, options.TimeProvider, Given(layers.Total, step), closing);
    }

    private CallStep Limited(TimeSpan limit, CallStep next) =>
        limit == Timeout.InfiniteTimeSpan ? next : new TimeLimitStep(limit, options.TimeProvider, next);

    private CallStep Given(ResiliencePipeline given, CallStep next) =>
        given == ResiliencePipeline.Empty ? next : new PollyStep(Layer(layer => layer.AddPipeline(given)), next);

    private AfterFailureStep AfterFailure(Action<ResiliencePipelineBuilder<ApiResponse>> add, CallStep next) => new(Layer(add), next);

    private ResiliencePipeline<ApiResponse> Layer(Action<ResiliencePipelineBuilder<ApiResponse>> add)
    {
        var layer = new ResiliencePipelineBuilder<ApiResponse> { TimeProvider = options.TimeProvider, Name = "SevenBridges" };
        add(layer);
        return layer.Build();
    }

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Polly validates the annotations of the options' members; Named has none.")]
    private void AddErrorHandlers(ResiliencePipelineBuilder<ApiResponse> pipeline) =>
        pipeline.AddStrategy(_ => new ErrorHandlerStrategy(handlers, options.TimeProvider, report), new Named(nameof(ErrorHandlerStrategy)));

    private void AddRetry(ResiliencePipelineBuilder<ApiResponse> pipeline)
    {
        if (options.MaxRetries == 0) return;
        pipeline.AddRetry(new RetryStrategyOptions<ApiResponse>
        {
            MaxRetryAttempts = options.MaxRetries,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = options.RetryDelay,
            MaxDelay = options.MaxRetryDelay,
            ShouldHandle = static arguments => new(Repeats.MayRetry(arguments.Outcome.Exception)),
            DelayGenerator = arguments => new(Repeats.NamedDelay(arguments.Outcome.Exception, options.MaxRateLimitWait)),
            OnRetry = arguments => Told(arguments.Context, WaitReason.Retry, arguments.RetryDelay, arguments.Outcome.Exception),
        });
    }

    private void AddMaintenance(ResiliencePipelineBuilder<ApiResponse> pipeline)
    {
        if (options.MaintenanceWait == TimeSpan.Zero) return;
        var schedule = new MaintenanceSchedule(options);
        pipeline.AddRetry(new RetryStrategyOptions<ApiResponse>
        {
            MaxRetryAttempts = int.MaxValue,
            ShouldHandle = arguments => new(schedule.ShouldWait(arguments.Context, arguments.Outcome.Exception)),
            DelayGenerator = arguments => new(schedule.Delay(arguments.AttemptNumber, arguments.Context, arguments.Outcome.Exception)),
            OnRetry = arguments => Told(arguments.Context, WaitReason.Maintenance, arguments.RetryDelay, arguments.Outcome.Exception),
        });
    }

    private void AddCircuitBreaker(ResiliencePipelineBuilder<ApiResponse> pipeline) =>
        pipeline.AddCircuitBreaker(new CircuitBreakerStrategyOptions<ApiResponse>
        {
            FailureRatio = 0.9,
            MinimumThroughput = 20,
            SamplingDuration = TimeSpan.FromSeconds(30),
            BreakDuration = TimeSpan.FromSeconds(15),
            ShouldHandle = static arguments => new(Repeats.CountsAgainstCircuit(arguments.Outcome.Exception)),
            OnOpened = arguments => Done(() => report.CircuitOpened(arguments.BreakDuration)),
            OnClosed = _ => Done(report.CircuitClosed),
        });

    private ValueTask Told(ResilienceContext context, WaitReason reason, TimeSpan delay, Exception? failure)
    {
        var why = failure is TooManyRequestsException ? WaitReason.RateLimit : reason;
        report.Waiting(new WaitNotice(why, context.OperationKey ?? "", delay, failure as SevenBridgesException));
        return default;
    }

    private static ValueTask Done(Action action)
    {
        action();
        return default;
    }

    private sealed class Named : ResilienceStrategyOptions
    {
        public Named(string name) => Name = name;
    }
}
