using SevenBridges.Tests.Support;
using SevenBridges.Transfers;

namespace SevenBridges.Tests.Transfers;

public sealed class ConsoleProgressTests : IDisposable
{
    private readonly StringWriter output = new() { NewLine = "\n" };

    [Fact]
    public void Report_OnATerminal_DrawsOneLineAnew()
    {
        using (var bar = new ConsoleProgress(output, redraws: true))
        {
            bar.Report(At(0, 4 << 20));
            bar.Report(At(2 << 20, 4 << 20));
        }

        output.ToString().Split('\r')[^1].Should().Be("reads.bam [############............]  50% 2.0 MiB of 4.0 MiB, 1.0 MiB/s, 0:02 left\n");
    }

    [Fact]
    public void Report_SeveralFiles_ShowsTheirSum()
    {
        var bar = new ConsoleProgress(output, redraws: true);

        bar.Report(At(100, 100, "a"));
        bar.Report(At(0, 100, "b"));

        output.ToString().Split('\r')[^1].Should().StartWith("1 of 2 files [############............]  50% 100 B of 200 B");
    }

    [Fact]
    public void Report_SeveralFiles_ShowsHowFastTheyMoveTogether()
    {
        var clock = new ManualClock();
        var bar = new ConsoleProgress(output, redraws: true, () => 200, clock);
        bar.Report(At(1 << 20, 4 << 20, "taken up again"));
        bar.Report(At(0, 4 << 20, "b"));
        clock.Advance(TimeSpan.FromSeconds(2));

        bar.Report(At(4 << 20, 4 << 20, "b"));

        output.ToString().Split('\r')[^1].TrimEnd().Should().EndWith(" 62% 5.0 MiB of 8.0 MiB, 2.0 MiB/s, 0:01 left");
    }

    [Fact]
    public void Report_AllFilesAreWhole_EndsTheLine()
    {
        var bar = new ConsoleProgress(output, redraws: true);
        bar.Report(At(0, 10, "a"));
        bar.Report(At(0, 10, "b"));
        bar.Report(At(10, 10, "a"));
        bar.Report(At(10, 10, "b"));

        bar.Report(At(10, 10, "b"));

        output.ToString().Count(letter => letter == '\n').Should().Be(1);
        output.ToString().Split('\r')[^1].Should().StartWith("2 of 2 files [########################] 100%").And.EndWith("\n");
    }

    [Fact]
    public void Report_TwoFilesOfOneName_AreTwo()
    {
        var bar = new ConsoleProgress(output, redraws: true);
        var (one, other) = (new ProgressMeter("a", bar, TimeProvider.System, "run1/a"), new ProgressMeter("a", bar, TimeProvider.System, "run2/a"));

        Move(one, 100, 100);
        Move(other, 0, 100);

        output.ToString().Split('\r')[^1].Should().StartWith("1 of 2 files [############............]  50% 100 B of 200 B");
    }

    [Fact]
    public void Report_ATransferIsBegunAgain_IsTheSameFile()
    {
        var bar = new ConsoleProgress(output, redraws: true);

        Move(new ProgressMeter("a", bar, TimeProvider.System, ("data/a", UploadDestination.InProject("me/p", "a"))), 50, 100);
        Move(new ProgressMeter("a", bar, TimeProvider.System, ("data/a", UploadDestination.InProject("me/p", "a"))), 100, 100);

        output.ToString().Split('\r')[^1].Should().StartWith("a [########################] 100% 100 B of 100 B");
    }

    [Fact]
    public void Report_LengthIsUnknown_ShowsWhatHasMoved()
    {
        var bar = new ConsoleProgress(output, redraws: true);

        bar.Report(At(3 << 20, null));

        output.ToString().Should().Be("\rreads.bam 3.0 MiB, 1.0 MiB/s");
    }

    [Fact]
    public void Report_IntoAFile_TellsEachWholeFileOnce()
    {
        using (var bar = new ConsoleProgress(output, redraws: false))
        {
            bar.Report(At(2 << 20, 4 << 20));
            bar.Report(At(4 << 20, 4 << 20));
            bar.Report(At(4 << 20, 4 << 20));
        }

        output.ToString().Should().Be("reads.bam: 4.0 MiB in 0:04, 1.0 MiB/s\n");
    }

    [Fact]
    public void Report_NameHoldsATerminalsCommand_IsMadeHarmless()
    {
        new ConsoleProgress(output, redraws: true).Report(At(1, 2, "a\u001b[2Jb"));

        output.ToString().Should().Contain("a?[2Jb").And.NotContain("\u001b");
    }

    [Theory]
    [InlineData(100, "\rreads.bam [############............]  50% 2.0 MiB of 4.0 MiB, 1.0 MiB/s, 0:02 left")]
    [InlineData(80, "\rreads.bam [##########...........]  50% 2.0 MiB of 4.0 MiB, 1.0 MiB/s, 0:02 left")]
    [InlineData(60, "\rreads.bam  50% 2.0 MiB of 4.0 MiB, 1.0 MiB/s, 0:02 left")]
    [InlineData(45, "\rreads.bam  50% 2.0 MiB of 4.0 MiB, 1.0 MiB/s")]
    [InlineData(25, "\rreads.bam  50% 2.0 Mi...")]
    [InlineData(3, "\r..")]
    [InlineData(0, "\r")]
    public void Report_TerminalIsNarrow_LineIsShorterThanATerminalsLine(int columns, string drawn)
    {
        new ConsoleProgress(output, redraws: true, () => columns).Report(At(2 << 20, 4 << 20));

        output.ToString().Should().Be(drawn);
    }

    [Fact]
    public void Report_LongNameOfWideLetters_CountsTwoColumnsForEach()
    {
        new ConsoleProgress(output, redraws: true, () => 60).Report(At(2 << 20, 4 << 20, new string('\u8BFB', 40)));

        output.ToString().Should().Be($"\r{new string('\u8BFB', 5)}...  50% 2.0 MiB of 4.0 MiB, 1.0 MiB/s, 0:02 left");
    }

    [Fact]
    public void Report_NameIsCut_UsesLettersThatEveryTerminalHas()
    {
        new ConsoleProgress(output, redraws: false).Report(At(1, 1, new string('a', 40)));

        output.ToString().Should().StartWith($"{new string('a', 25)}...: ");
    }

    [Fact]
    public void Report_TheOnlyFileIsWhole_EndsTheLineOnce()
    {
        using (var bar = new ConsoleProgress(output, redraws: true))
        {
            bar.Report(At(4 << 20, 4 << 20));
            bar.Report(At(4 << 20, 4 << 20));
        }

        output.ToString().Should().Be("\rreads.bam [########################] 100% 4.0 MiB of 4.0 MiB, 1.0 MiB/s\n");
    }

    [Fact]
    public void Report_TerminalBecomesNarrower_BlanksDoNotBreakTheLine()
    {
        var columns = 100;
        var bar = new ConsoleProgress(output, redraws: true, () => columns);
        bar.Report(At(2 << 20, 4 << 20));

        columns = 60;
        bar.Report(At(3 << 20, 4 << 20));

        output.ToString().Split('\r')[^1].Should().HaveLength(59);
    }

    public void Dispose() => output.Dispose();

    private static void Move(ProgressMeter meter, long bytes, long total)
    {
        meter.HadDone(bytes, 1);
        meter.Expect(total, 1);
    }

    private static TransferProgress At(long bytes, long? total, string name = "reads.bam") => new()
    {
        FileName = name,
        Bytes = bytes,
        BytesMoved = bytes,
        TotalBytes = total,
        Parts = 1,
        TotalParts = null,
        Elapsed = TimeSpan.FromSeconds(bytes / (double)(1 << 20)),
        BytesPerSecond = 1 << 20,
    };
}
