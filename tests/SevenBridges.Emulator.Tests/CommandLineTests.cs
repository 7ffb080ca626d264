namespace SevenBridges.Emulator.Tests;

/// <summary>What the program makes of its arguments.</summary>
public class CommandLineTests
{
    [Theory]
    [InlineData("--urls", "nonsense")]
    [InlineData("--urls", "https://127.0.0.1:1")]
    [InlineData("--rate-limit", "5")]
    [InlineData("--judge", "maybe")]
    [InlineData("--judge", "1")]
    [InlineData("--task-seconds", "-3")]
    [InlineData("--task-seconds", "soon")]
    [InlineData("--part-size", "0")]
    public void Argument_ThatIsNotUnderstood_GetsOneLine(string option, string value)
    {
        var errors = CommandLine.Command((_, _, _) => Task.FromResult(0)).Parse([option, value]).Errors;

        errors[0].Message.Should().Contain($"'{value}'").And.NotContain("\n");
    }

    [Fact]
    public async Task Arguments_All_BecomeOptions()
    {
        EmulatorOptions? options = null;
        var command = CommandLine.Command((parsed, _, _) => Task.FromResult((options = parsed) is null ? 1 : 0));

        await command.Parse("--urls http://127.0.0.1:0 --token T --rate-limit off --judge STRICT --synthetic --task-seconds 0.5 --part-size 1024".Split(' ')).InvokeAsync();

        options.Should().BeEquivalentTo(new
        {
            Url = new Uri("http://127.0.0.1:0"),
            Token = "T",
            RateLimit = (int?)null,
            Judgement = Judgement.Strict,
            Synthetic = true,
            TaskDuration = TimeSpan.FromSeconds(0.5),
            UploadPartSize = (long?)1024,
        });
    }
}
