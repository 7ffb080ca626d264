using SevenBridges.Http;

namespace SevenBridges;

/// <content>A run that was refused without an error.</content>
public partial class PlatformTask
{
    // BY HAND: when its inputs are not valid, a task that was to be run stays a draft, and the Platform answers success; which calls run a task is more than an answer says.

    /// <exception cref="TaskValidationException">It was to be run, and is a draft with errors.</exception>
    internal override void CameBy(ApiRequest request)
    {
        base.CameBy(request);
        if (!AsksToRun(request) || !Holds(TaskFields.Status | TaskFields.Errors) || Status != PlatformTaskStatus.Draft || Errors is not { Count: > 0 } errors)
            return;
        throw new TaskValidationException($"The task {Label} is not run and stays a draft: {string.Join("; ", errors)}")
        {
            Task = this,
            Operation = request.Operation.Id,
        };
    }

    private static bool AsksToRun(ApiRequest request) =>
        request.Operation == Operations.TasksRun
        || ((request.Operation == Operations.TasksCreate || request.Operation == Operations.TasksClone)
            && request.PathAndQuery.Contains("action=run", StringComparison.Ordinal));
}
