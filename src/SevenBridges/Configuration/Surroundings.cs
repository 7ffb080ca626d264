namespace SevenBridges.Configuration;

/// <summary>What this library takes from the process it runs in: environment variables and the user's folder. Tests bring their own.</summary>
internal sealed record Surroundings(Func<string, string?> Variable, string Home)
{
    public static readonly Surroundings OfProcess =
        new(Environment.GetEnvironmentVariable, HomeOfProcess());

    // One that does not exist counts too: else the paths below it would be taken for paths below the working folder.
    internal static string HomeOfProcess() => Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify);

    /// <summary>A path that may start with <c>~</c>, as one that the file system understands.</summary>
    public string Expand(string path) => path.StartsWith("~/", StringComparison.Ordinal) ? Path.Combine(Home, path[2..]) : path;

    /// <summary>A variable that is set to something; null otherwise.</summary>
    public string? NonEmpty(string name) => Variable(name) is { Length: > 0 } value ? value : null;
}
