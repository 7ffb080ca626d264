namespace SevenBridges.Build.Tests.PublicApi;

public sealed class ApiTextTests
{
    [Theory]
    [InlineData("public SevenBridges.Pageable<SevenBridges.App> Query() { }", "public Pageable<App> Query();")]
    [InlineData("public System.Threading.Tasks.Task RunAsync(System.Threading.CancellationToken cancel = default) { }",
        "public Task RunAsync(CancellationToken cancel = default);")]
    [InlineData("public static SevenBridges.AppId op_Implicit(string value) { }", "public static implicit operator AppId(string value);")]
    [InlineData("public string Name { get; init; }", "public string Name { get; init; }")]
    [InlineData("namespace SevenBridges.Hosting", "namespace SevenBridges.Hosting")]
    public void Line_FromMetadata_ReadsAsAPersonWouldWriteIt(string line, string expected) => ApiText.Of(line).Should().Be(expected + "\n");

    [Fact]
    public void Parameters_OnSeveralLinesAlready_AreJoinedWhereTheyFit() =>
        ApiText.Of("    public void Set(\n                int a,\n                int b) { }\n    A = 0,\n    B = 1,").Should()
            .Be("    public void Set(int a, int b);\n    A = 0,\n    B = 1,\n");

    [Fact]
    public void Line_ThatIsLong_HasOneParameterALine()
    {
        const string Map = "System.Collections.Generic.IReadOnlyDictionary<string, int>";
        var types = string.Join(", ", Enumerable.Range(0, 5).Select(index => $"{Map} p{index}"));

        ApiText.Of($"    public void Set({types}) {{ }}").Split('\n').Should().StartWith(
        [
            "    public void Set(",
            "        IReadOnlyDictionary<string, int> p0,",
        ]).And.HaveElementAt(5, "        IReadOnlyDictionary<string, int> p4);");
    }
}
