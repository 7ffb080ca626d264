namespace SevenBridges.Configuration;

/// <summary>Gives the token of each request: always the same one, or what the user's provider says now.</summary>
internal sealed class Credential
{
    private readonly AccessToken? constant;
    private readonly Func<CancellationToken, ValueTask<AccessToken>>? provider;
    private volatile AccessToken? last;

    public Credential(AccessToken token) => constant = token;

    public Credential(Func<CancellationToken, ValueTask<AccessToken>> provider) => this.provider = provider;

    /// <summary>The text that identifies the token's budget; null for a provider, whose tokens change.</summary>
    public string? Constant => constant?.Secret;

    /// <summary>The provider; null for a constant token.</summary>
    public object? Provider => provider;

    public ValueTask<AccessToken> GetAsync(CancellationToken cancellationToken) =>
        constant is not null ? new(constant) : AskAsync(provider!, cancellationToken);

    /// <summary>Another token in place of one that was refused; null when there is no other.</summary>
    public async ValueTask<AccessToken?> RenewedAsync(AccessToken refused, CancellationToken cancellationToken)
    {
        if (provider is null) return null;
        var token = await AskAsync(provider, cancellationToken).ConfigureAwait(false);
        return token.HeaderValue == refused.HeaderValue ? null : token;
    }

    private async ValueTask<AccessToken> AskAsync(Func<CancellationToken, ValueTask<AccessToken>> provider, CancellationToken cancellationToken)
    {
        try
        {
            return last = await provider(cancellationToken).ConfigureAwait(false)
                ?? throw new CredentialsException("The token provider gave no token: it returned null.");
        }
        catch (Exception e) when (e is not SevenBridgesException && !(e is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            throw new CredentialsException($"The token provider failed with {e.GetType().Name}, so the call was not sent.", Http.Redaction.Inner(e, last?.Secret));
        }
    }
}
