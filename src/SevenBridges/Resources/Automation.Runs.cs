namespace SevenBridges;

/// <content>Running it.</content>
public partial class Automation
{
    // BY HAND: runs belong to another resource; here the automation and its newest package are filled in.

    /// <summary>Lists the runs of this automation.</summary>
    /// <param name="query">What to narrow by. Null: nothing is narrowed.</param>
    /// <remarks>As <see cref="AutomationRunsClient.Query"/>.</remarks>
    public virtual Pageable<AutomationRun> QueryRuns(AutomationRunQuery? query = null) =>
        Connected().AutomationRuns.Query((query ?? new()) with { Automation = Id });

    /// <summary>Creates a run of this automation; it starts at once.</summary>
    /// <param name="inputs">What goes into the run, by input id. Null: nothing.</param>
    /// <param name="package">The code package to run. Null: the newest one that is not archived, for which the packages are listed.</param>
    /// <param name="name">Name of the run. Null: the Platform makes one up.</param>
    /// <param name="settings">How the run goes about it, by key. Null: nothing is said.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    /// <returns>The run; <see cref="AutomationRun.WaitAsync"/> waits for its end.</returns>
    /// <exception cref="InvalidOperationException">No package was given, and there is none that is not archived.</exception>
    /// <exception cref="SevenBridgesException">400: An input that the package requires is missing. 403: This token may not run it. 409: The automation is archived.</exception>
    /// <remarks>
    /// Without a package, all packages are listed first.
    /// Repeats: the run is not begun again once it may have begun.
    /// Source: description operations <c>automationRuns.create</c>, <c>automations.packages.query</c>.
    /// </remarks>
    public virtual async Task<AutomationRun> CreateRunAsync(
        AutomationInputs? inputs = null, AutomationPackageId? package = null, string? name = null, AutomationSettings? settings = null,
        CancellationToken cancellationToken = default)
    {
        var code = package ?? await NewestPackageAsync(cancellationToken).ConfigureAwait(false);
        var run = new AutomationRunCreate { Package = code, Inputs = inputs ?? [], Name = name, Settings = settings };
        return await Connected().AutomationRuns.CreateAsync(run, cancellationToken: cancellationToken).ConfigureAwait(false);
    }

    // Packages have no order that a source names, so all are looked at; of two of one second the one that is listed later counts.
    private async Task<AutomationPackageId> NewestPackageAsync(CancellationToken cancellationToken)
    {
        AutomationPackage? newest = null;
        await foreach (var package in Connected().Automations.Packages.Query(Id).WithCancellation(cancellationToken).ConfigureAwait(false))
            if (package.Archived != true && (newest is null || package.CreatedOn >= newest.CreatedOn)) newest = package;
        return newest?.Id ?? throw new InvalidOperationException($"The automation {Id} has no code package that is not archived: make one with UploadPackageAsync.");
    }
}
