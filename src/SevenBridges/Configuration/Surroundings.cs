namespace SevenBridges.Configuration;

/// <summary>What this library takes from the process it runs in: environment variables and the user's folder. Tests bring their own.</summary>
internal sealed record Surroundings(Func<string, string?> Variable, string Home)
{
    public static readonly Surroundings OfProcess =
        new(Environment.GetEnvironmentVariable, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile));

    /// <summary>A path that may start with <c>~</c>, as one that the file system understands.</summary>
    public string Expand(string path) => path.StartsWith("~/", StringComparison.Ordinal) ? Path.Combine(Home, path[2..]) : path;

    /// <summary>A variable that is set to something; null otherwise.</summary>
    public string? NonEmpty(string name) => Variable(name) is { Length: > 0 } value ? value : null;
}
