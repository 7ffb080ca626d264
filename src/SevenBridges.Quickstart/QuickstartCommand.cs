using System.CommandLine;

namespace SevenBridges.Quickstart;

/// <summary>The command line: what may be said, and what comes of it.</summary>
internal static class QuickstartCommand
{
    private const int Done = 0;
    private const int Failed = 2;
    private const int Interrupted = 130;

    private static readonly TimeSpan TimeToTidyUp = TimeSpan.FromSeconds(30);

    /// <returns>0: everything was done and compared. 2: something was wrong, and one line on the error stream says what. 130: Ctrl+C.</returns>
    public static async Task<int> RunAsync(string[] args, Surroundings surroundings, CancellationToken cancellationToken = default)
    {
        var reads = new Argument<string?>("PATH") { Description = "The reads to analyse; without it a FASTQ file is made.", Arity = ArgumentArity.ZeroOrOne };
        reads.Validators.Add(said =>
        {
            // What begins with a dash is a mistyped option, unless '--' stands before it.
            if (said.Tokens is [{ Value: ['-', ..] and var text }] && !args.Contains("--")) said.AddError($"Unrecognized option '{text}'; write '-- {text}' if it is a file. --help lists the options.");
        });
        var profile = new Option<string?>("--profile") { Description = "Runs on the account of this profile in ~/.sevenbridges/credentials.", HelpName = "NAME" };
        var output = new Option<string?>("--output") { Description = "Keeps the outputs in this folder.", HelpName = "FOLDER" };
        var command = new RootCommand("The Seven Bridges quickstart: reads go up, an app runs over them, what comes back is compared and its price told.") { reads, profile, output };
        command.SetAction((said, cancel) => RunAsync(new Wishes(said.GetValue(reads), said.GetValue(profile), said.GetValue(output)), surroundings, cancel));

        // A file may be called '@reads': that is a name here, not a file with more arguments.
        var said = command.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (said.Errors is [var wrong, ..]) return Fail(surroundings, wrong.Message);
        var how = new InvocationConfiguration
        {
            Output = surroundings.Out,
            Error = surroundings.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = TimeToTidyUp,
        };
        return await said.InvokeAsync(how, cancellationToken);
    }

    private static async Task<int> RunAsync(Wishes wishes, Surroundings surroundings, CancellationToken cancellationToken)
    {
        try
        {
            await Quickstart.RunAsync(wishes, surroundings, cancellationToken);
            return Done;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            surroundings.Error.WriteLine("Stopped.");
            return Interrupted;
        }
        catch (Exception failure)
        {
            return Fail(surroundings, failure.Message);
        }
    }

    private static int Fail(Surroundings surroundings, string message)
    {
        surroundings.Error.WriteLine(message.ReplaceLineEndings(" "));
        return Failed;
    }
}
