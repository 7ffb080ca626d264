namespace SevenBridges;

/// <content>Who joins an automation.</content>
public partial class Automation
{
    // BY HAND: a team is named by other members of the body than a user is; see AutomationMembersClient.Team.cs.

    /// <summary>Adds a team to this automation.</summary>
    /// <param name="team">The team; a model or its id.</param>
    /// <param name="permissions">What everybody in the team may do.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The new member, which stands for the whole team.</returns>
    /// <exception cref="SevenBridgesException">403: This token may not do that with the automation. 404: No such automation. 409: The team takes part already.</exception>
    /// <remarks>As <see cref="AutomationMembersClient.AddTeamAsync"/>.</remarks>
    public virtual Task<AutomationMember> AddTeamAsync(TeamId team, Permissions permissions, CancellationToken cancellationToken = default) =>
        Connected().Automations.Members.AddTeamAsync(Id, team, permissions, cancellationToken);
}
