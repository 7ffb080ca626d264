using System.Diagnostics.CodeAnalysis;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace SevenBridges.Http;

/// <summary>Builds the layers in their one order; <c>README.md</c> beside this file says it in words.</summary>
internal sealed class PipelineBuilder(
    SevenBridgesOptions options, RequestBudget budget, SemaphoreSlim inFlight, ErrorHandlerList handlers, PipelineReport report)
{
    public ResiliencePipeline<ApiResponse> Build()
    {
        var layers = options.Layers;
        var pipeline = new ResiliencePipelineBuilder<ApiResponse> { TimeProvider = options.TimeProvider, Name = "SevenBridges" };
        Add(pipeline, layers.Total, () => AddTimeout(pipeline, options.TotalTimeout));
        AddOurs(pipeline, new ErrorHandlerStrategy(handlers, options.TimeProvider, report));
        Add(pipeline, layers.Maintenance, () => AddMaintenance(pipeline));
        Add(pipeline, layers.Retry, () => AddRetry(pipeline));
        Add(pipeline, layers.CircuitBreaker, () => AddCircuitBreaker(pipeline));
        Add(pipeline, layers.Budget, () => AddOurs(pipeline, new BudgetStrategy(budget, inFlight, options, report)));
        AddOurs(pipeline, new TypedFaultStrategy());
        Add(pipeline, layers.Try, () => AddTimeout(pipeline, options.TryTimeout));
        return pipeline.Build();
    }

    private static void Add(ResiliencePipelineBuilder<ApiResponse> pipeline, ResiliencePipeline? given, Action add)
    {
        if (given is null) add();
        else if (given != ResiliencePipeline.Empty) pipeline.AddPipeline(given);
    }

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Polly validates the annotations of the options' members; Named has none.")]
    private static void AddOurs(ResiliencePipelineBuilder<ApiResponse> pipeline, ResilienceStrategy<ApiResponse> strategy) =>
        pipeline.AddStrategy(_ => strategy, new Named(strategy.GetType().Name));

    private static void AddTimeout(ResiliencePipelineBuilder<ApiResponse> pipeline, TimeSpan limit)
    {
        if (limit != Timeout.InfiniteTimeSpan) pipeline.AddTimeout(new TimeoutStrategyOptions { Timeout = limit });
    }

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
