using System.IO.Pipes;
using System.Threading.Channels;

namespace SevenBridges.Build.Tests.Soak;

public sealed class SoakProgressTests
{
    [Fact]
    public async Task Progress_TwoTestsOneAfterTheOther_TellsTheLinesOfBoth()
    {
        var told = Channel.CreateUnbounded<string>();
        await using var progress = new SoakProgress(line => told.Writer.TryWrite(line));

        foreach (var line in new[] { "1000 of 2000", "2000 of 2000" })
        {
            await using var test = new NamedPipeClientStream(".", progress.Pipe, PipeDirection.Out);
            await test.ConnectAsync();
            await using var writer = new StreamWriter(test);
            await writer.WriteLineAsync(line);
        }

        (await told.Reader.ReadAsync()).Should().Be("1000 of 2000");
        (await told.Reader.ReadAsync()).Should().Be("2000 of 2000");
    }
}
