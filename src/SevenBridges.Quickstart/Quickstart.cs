namespace SevenBridges.Quickstart;

/// <summary>Gets ready what the analysis needs (the reads, an account, a display, a place for what comes back) and tidies up after it.</summary>
internal static class Quickstart
{
    public static async Task RunAsync(Wishes wishes, Surroundings surroundings, CancellationToken cancellationToken)
    {
        if (wishes.Reads is { } given) await LocalReads.CheckAsync(given, cancellationToken);
        using var scratch = new ScratchFolder();
        using var display = Display.For(surroundings);
        await using var account = await Account.OpenAsync(wishes.Profile, surroundings, display, cancellationToken);
        var reads = wishes.Reads ?? LocalReads.Make(scratch.Path);
        var analysis = new Analysis(account, display, surroundings.Clock);
        try
        {
            await analysis.RunAsync(reads, wishes.Output ?? scratch.Path, cancellationToken);
        }
        finally
        {
            analysis.SayWhatIsLeft();
        }
    }
}
