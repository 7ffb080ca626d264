using SevenBridges.Json;

namespace SevenBridges;

// BY HAND: a member is not a user, but somebody who is one.
public readonly partial record struct UserId
{
    /// <summary>The user, team or division that is a member.</summary>
    /// <param name="member">A member that holds its id.</param>
    /// <exception cref="InvalidOperationException">Somebody who was invited and has not answered has no id yet.</exception>
    public static implicit operator UserId(Member member) =>
        Given.Or(member).Id ?? throw new InvalidOperationException("This member has no id: it was invited by its address and has not answered yet.");
}
