namespace SevenBridges;

/// <content>Adding a team.</content>
public partial class AutomationMembersClient
{
    // BY HAND: a team is named by other members of the body than a user is, and they go together.

    /// <summary>Adds a team to an automation.</summary>
    /// <param name="automation">The automation.</param>
    /// <param name="team">The team; a model or its id.</param>
    /// <param name="permissions">What everybody in the team may do.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The member.</returns>
    /// <exception cref="SevenBridgesException">403: This token may not do that with the automation. 404: No such automation. 409: The team takes part already.</exception>
    /// <remarks>As <see cref="AddAsync(AutomationId, AutomationMemberAdd, AutomationMemberFields, CancellationToken)"/>.</remarks>
    public virtual Task<AutomationMember> AddTeamAsync(AutomationId automation, TeamId team, Permissions permissions, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(permissions);
        return AddAsync(automation, new AutomationMemberAdd { Id = team.Value, Type = AutomationMemberKind.Team, Permissions = permissions }, cancellationToken: cancellationToken);
    }
}
