namespace SevenBridges;

/// <content>Archiving and running it.</content>
public partial class AutomationPackage
{
    // BY HAND: the paths of these calls begin with the automation, which the package knows.

    /// <summary>Archives this code package: it runs no more, and can be restored.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>This package as it is then.</returns>
    /// <exception cref="SevenBridgesException">403: This token may not do that with the automation. 404: No such package any more.</exception>
    /// <remarks>As <see cref="AutomationPackagesClient.ArchiveAsync"/>.</remarks>
    public virtual Task<AutomationPackage> ArchiveAsync(CancellationToken cancellationToken = default) =>
        Adopt(Connected().Automations.Packages.ArchiveAsync(Automation, Id, cancellationToken: cancellationToken));

    /// <summary>Restores this code package after it was archived.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>This package as it is then.</returns>
    /// <exception cref="SevenBridgesException">403: This token may not do that with the automation. 404: No such package any more.</exception>
    /// <remarks>As <see cref="AutomationPackagesClient.RestoreAsync"/>.</remarks>
    public virtual Task<AutomationPackage> RestoreAsync(CancellationToken cancellationToken = default) =>
        Adopt(Connected().Automations.Packages.RestoreAsync(Automation, Id, cancellationToken: cancellationToken));
}
