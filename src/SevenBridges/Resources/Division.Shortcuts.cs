namespace SevenBridges;

// BY HAND: these calls belong to other resources; here the division is filled in.
public partial class Division
{
    /// <summary>Lists the users of this division.</summary>
    /// <param name="role">What they are in the division. Null: anything.</param>
    /// <exception cref="InvalidOperationException">This model belongs to no client.</exception>
    /// <remarks>As <see cref="UsersClient.Query"/>.</remarks>
    public virtual Pageable<User> QueryUsers(DivisionRole? role = null) => Connected().Users.Query(new UserQuery { Division = Id, Role = role });

    /// <summary>Lists every team of this division, also those in which the account takes no part; <see cref="QueryTeams"/> leaves these out.</summary>
    /// <exception cref="InvalidOperationException">This model belongs to no client.</exception>
    /// <remarks>As <see cref="TeamsClient.Query"/>.</remarks>
    public virtual Pageable<Team> QueryAllTeams() => Connected().Teams.Query(new TeamQuery { Division = Id, All = true });

    /// <summary>Creates a team in this division.</summary>
    /// <param name="name">Name of the team.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The team.</returns>
    /// <exception cref="SevenBridgesException">90002: This token may not create teams in the division. 90007: A team of that name exists.</exception>
    /// <remarks>As <see cref="TeamsClient.CreateAsync(string, DivisionId, CancellationToken)"/>.</remarks>
    public virtual Task<Team> CreateTeamAsync(string name, CancellationToken cancellationToken = default) =>
        Connected().Teams.CreateAsync(name, Id, cancellationToken);
}
