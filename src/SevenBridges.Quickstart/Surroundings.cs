namespace SevenBridges.Quickstart;

/// <summary>What the program sees of the machine it runs on: a test gives it other surroundings.</summary>
internal sealed record Surroundings
{
    public static Surroundings OfProcess => new()
    {
        Out = Console.Out,
        Error = Console.Error,
        IsTerminal = !Console.IsOutputRedirected && !Console.IsErrorRedirected,
        Variable = Environment.GetEnvironmentVariable,
        CredentialsPath = CredentialsFile.Location,
    };

    public required TextWriter Out { get; init; }

    public required TextWriter Error { get; init; }

    /// <summary>Whether someone looks on: progress is then drawn, otherwise written in lines.</summary>
    public required bool IsTerminal { get; init; }

    /// <summary>Reads an environment variable.</summary>
    public required Func<string, string?> Variable { get; init; }

    /// <summary>The file that <c>--profile</c> is looked up in.</summary>
    public required string CredentialsPath { get; init; }

    /// <summary>How long a task takes on the emulator.</summary>
    public TimeSpan TaskDuration { get; init; } = TimeSpan.FromSeconds(2);

    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
