using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SevenBridges.Generator.Tests.Caching;

/// <summary>What the resources of the emulator bring along is gathered without a line anywhere, and only when it changes.</summary>
public sealed class HandlersTests
{
    private const string Notes = """
        namespace Platform.Handlers;

        internal static class NotesHandlers
        {
            public static void AddTo(HandlerTable handlers) => handlers["notes.get"] = Get;

            public static void Seed(PlatformState state) => state.Add("a note");

            private static void AddTo(NoteTable notes) { }
        }
        """;

    private const string Clocks = """
        namespace Platform
        {
            internal static class Clocks
            {
                public static void AdvanceAll(PlatformState state) { }

                public static void AdvanceAll(PlatformState state, int by) { }
            }

            internal sealed class Ants
            {
                public static void AddTo(HandlerTable handlers) { }

                public void Seed(PlatformState state) { }
            }
        }
        """;

    [Fact]
    public void Classes_WithSuchMethods_AreCalledInTheOrderOfTheirNames()
    {
        var emitted = Run(Notes, Clocks).GetRunResult().GeneratedTrees.Should().ContainSingle().Which.ToString();

        var calls = emitted.Split('\n').Where(line => line.Contains("global::", StringComparison.Ordinal)).Select(line => line.Trim());
        calls.Should().Equal(
            "global::Platform.Ants.AddTo(handlers);",
            "global::Platform.Handlers.NotesHandlers.AddTo(handlers);",
            "global::Platform.Handlers.NotesHandlers.Seed(state);",
            "global::Platform.Clocks.AdvanceAll(state);");
    }

    [Theory]
    [InlineData("State.PlatformState")]
    [InlineData("global::Platform.State.PlatformState")]
    [InlineData("global::PlatformState")]
    public void Parameter_WrittenWithItsNamespace_IsFoundToo(string type)
    {
        var emitted = Run(Notes, $"static class Bees {{ static void Seed({type} state) {{ }} static void AdvanceAll({type} state) {{ }} }}").GetRunResult().GeneratedTrees.Single().ToString();

        emitted.Should().Contain("global::Bees.Seed(state);").And.Contain("global::Bees.AdvanceAll(state);");
    }

    [Theory]
    [InlineData("interface IBees { static abstract void Seed(PlatformState state); }")]
    [InlineData("class Bees { static extern void Seed(PlatformState state); }")]
    [InlineData("class Bees { static void Seed(PlatformState.Part state) { } }")]
    [InlineData("class Bees { static void Seed(PlatformState<int> state) { } }")]
    public void Method_WithoutBodyOrOfAnotherType_IsNotCalled(string bees) =>
        Run(Notes, bees).GetRunResult().GeneratedTrees.Single().ToString().Should().NotContain("Bees");

    [Fact]
    public void Project_WithoutHandlers_GetsNothing() => Run("class Other { static void Seed(PlatformState state) { } }").GetRunResult().GeneratedTrees.Should().BeEmpty();

    [Fact]
    public void Handler_Edited_RewritesNothing()
    {
        var before = Compilation(Notes, Clocks);
        var after = before.ReplaceSyntaxTree(before.SyntaxTrees[0], CSharpSyntaxTree.ParseText("// edited\n" + Notes.Replace("a note", "another note")));

        var run = Driver().RunGenerators(before).RunGenerators(after).GetRunResult().Results.Single();

        run.TrackedSteps[Steps.Handlers].SelectMany(step => step.Outputs).Should().OnlyContain(output => output.Reason == IncrementalStepRunReason.Unchanged || output.Reason == IncrementalStepRunReason.Cached);
        run.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(step => step.Outputs).Should().OnlyContain(output => output.Reason == IncrementalStepRunReason.Cached);
    }

    private static GeneratorDriver Run(params string[] files) => Driver().RunGenerators(Compilation(files));

    private static CSharpGeneratorDriver Driver() => CSharpGeneratorDriver.Create(
        [new HandlersGenerator().AsSourceGenerator()], driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    private static CSharpCompilation Compilation(params string[] files) => CSharpCompilation.Create("Platform", files.Select(text => CSharpSyntaxTree.ParseText(text)));
}
