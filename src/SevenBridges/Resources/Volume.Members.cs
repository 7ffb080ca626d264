namespace SevenBridges;

/// <content>Who may use a volume.</content>
public partial class Volume
{
    // BY HAND: one operation adds a user, a team or a division; here each has a method that fills in what tells them apart.

    /// <summary>Lets everybody in a team use this volume.</summary>
    /// <param name="team">The team; a model or its id.</param>
    /// <param name="permissions">What they may do; only read when null.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The new member, which stands for the whole team.</returns>
    /// <exception cref="SevenBridgesException">3002: No such team. 9020: This token may not manage the members of the volume.</exception>
    /// <remarks>As <see cref="VolumeMembersClient.AddAsync(VolumeId, VolumeMemberAdd, VolumeMemberFields, CancellationToken)"/>.</remarks>
    public virtual Task<VolumeMember> AddTeamAsync(TeamId team, VolumePermissions? permissions = null, CancellationToken cancellationToken = default) =>
        AddMemberAsync(team.Value, permissions, MemberType.Team, cancellationToken: cancellationToken);

    /// <summary>Lets everybody in a division use this volume.</summary>
    /// <param name="division">The division; a model or its id.</param>
    /// <param name="permissions">What they may do; only read when null.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The new member, which stands for the whole division.</returns>
    /// <exception cref="SevenBridgesException">3002: No such division. 9020: This token may not manage the members of the volume.</exception>
    /// <remarks>As <see cref="VolumeMembersClient.AddAsync(VolumeId, VolumeMemberAdd, VolumeMemberFields, CancellationToken)"/>.</remarks>
    public virtual Task<VolumeMember> AddDivisionAsync(DivisionId division, VolumePermissions? permissions = null, CancellationToken cancellationToken = default) =>
        AddMemberAsync(division.Value, permissions, MemberType.Division, cancellationToken: cancellationToken);
}
