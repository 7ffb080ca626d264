using System.CommandLine;

namespace SevenBridges.Build;

/// <summary><c>answers</c>: writes down what each operation shows in the contract tests, for a reviewer to read.</summary>
internal static class AnswersVerb
{
    private const string Project = "SevenBridges.Contract.Tests";

    public static Command Create()
    {
        var verb = new Command("answers", $"Writes what each operation shows and changes on the scene of the contract tests to tests/{Project}/Answers/.");
        verb.SetAction((_, cancel) => TestRun.RunAsync(Project, "FullyQualifiedName~AnswerTests", cancel, ("SEVENBRIDGES_UPDATE", 1)));
        return verb;
    }
}
