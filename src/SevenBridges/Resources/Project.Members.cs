namespace SevenBridges;

/// <content>Who joins a project.</content>
public partial class Project
{
    // BY HAND: one operation adds a user, a team, a division or an e-mail address; here each has a method that fills in what tells them apart.

    /// <summary>Adds everybody in a team to this project.</summary>
    /// <param name="team">The team.</param>
    /// <param name="permissions">What they may do; only read when null.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The new member, which stands for the whole team.</returns>
    /// <exception cref="SevenBridgesException">3001: This token may not manage the members of the project. 3002: No such team. 3003: The team takes part already.</exception>
    /// <remarks>As <see cref="ProjectMembersClient.AddAsync(ProjectId, MemberAdd, MemberFields, CancellationToken)"/>.</remarks>
    public virtual Task<Member> AddMemberAsync(Team team, Permissions? permissions = null, CancellationToken cancellationToken = default) =>
        AddTeamAsync(team, permissions, cancellationToken);

    /// <summary>Adds everybody in a division to this project.</summary>
    /// <param name="division">The division.</param>
    /// <param name="permissions">What they may do; only read when null.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The new member, which stands for the whole division.</returns>
    /// <exception cref="SevenBridgesException">3001: This token may not manage the members of the project. 3002: No such division. 3003: The division takes part already.</exception>
    /// <remarks>As <see cref="ProjectMembersClient.AddAsync(ProjectId, MemberAdd, MemberFields, CancellationToken)"/>.</remarks>
    public virtual Task<Member> AddMemberAsync(Division division, Permissions? permissions = null, CancellationToken cancellationToken = default) =>
        AddDivisionAsync(division, permissions, cancellationToken);

    /// <summary>Adds everybody in a team to this project.</summary>
    /// <param name="team">The team; a model or its id.</param>
    /// <param name="permissions">What they may do; only read when null.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The new member, which stands for the whole team.</returns>
    /// <exception cref="SevenBridgesException">3001: This token may not manage the members of the project. 3002: No such team. 3003: The team takes part already.</exception>
    /// <remarks>As <see cref="ProjectMembersClient.AddAsync(ProjectId, MemberAdd, MemberFields, CancellationToken)"/>.</remarks>
    public virtual Task<Member> AddTeamAsync(TeamId team, Permissions? permissions = null, CancellationToken cancellationToken = default) =>
        AddMemberAsync(new MemberAdd { Username = team.Value, Type = MemberType.Team, Permissions = permissions }, cancellationToken: cancellationToken);

    /// <summary>Adds everybody in a division to this project.</summary>
    /// <param name="division">The division; a model or its id.</param>
    /// <param name="permissions">What they may do; only read when null.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The new member, which stands for the whole division.</returns>
    /// <exception cref="SevenBridgesException">3001: This token may not manage the members of the project. 3002: No such division. 3003: The division takes part already.</exception>
    /// <remarks>As <see cref="ProjectMembersClient.AddAsync(ProjectId, MemberAdd, MemberFields, CancellationToken)"/>.</remarks>
    public virtual Task<Member> AddDivisionAsync(DivisionId division, Permissions? permissions = null, CancellationToken cancellationToken = default) =>
        AddMemberAsync(new MemberAdd { Username = division.Value, Type = MemberType.Division, Permissions = permissions }, cancellationToken: cancellationToken);

    /// <summary>Adds a user, who is known by an e-mail address, to this project.</summary>
    /// <param name="email">The e-mail address.</param>
    /// <param name="permissions">What the user may do; only read when null.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The new member.</returns>
    /// <exception cref="SevenBridgesException">2002: No such user. 3001: This token may not manage the members of the project. 3003: The user takes part already.</exception>
    /// <remarks>As <see cref="ProjectMembersClient.AddAsync(ProjectId, MemberAdd, MemberFields, CancellationToken)"/>.</remarks>
    public virtual Task<Member> AddMemberByEmailAsync(string email, Permissions? permissions = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(email);
        return AddMemberAsync(new MemberAdd { Email = email, Permissions = permissions }, cancellationToken: cancellationToken);
    }
}
