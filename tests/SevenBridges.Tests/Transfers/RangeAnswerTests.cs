using System.Net;

namespace SevenBridges.Tests.Transfers;

/// <summary>Answers with other bytes than those that were asked for: fewer are gone on with, wrong ones are noticed.</summary>
public sealed class RangeAnswerTests
{
    private const int Mebibyte = 1024 * 1024;

    private static readonly TransferOptions SmallRanges = new() { PartSize = PartSize.Minimum, Connections = 4, StallTimeout = TimeSpan.FromHours(1) };

    [Theory]
    [InlineData("ignored", TransferFault.RangeIgnored)]
    [InlineData("shifted", TransferFault.RangeShifted)]
    [InlineData("unsaid", TransferFault.RangeIgnored)]
    [InlineData("larger", TransferFault.ContentChanged)]
    [InlineData("shorter", TransferFault.RangeIgnored)]
    public async Task Download_AnswerIsNotTheRangeThatWasAskedFor_IsNoticedEachTime(string kind, TransferFault fault)
    {
        using var rig = new DownloadRig(Bytes.Seeded(3, 12 * Mebibyte)) { Options = SmallRanges };
        rig.Store.Fault = (_, usual) => Spoilt(usual, kind, rig.Store.Content);

        var failure = await rig.FailAsync();

        failure.Fault.Should().Be(fault);
        File.Exists(rig.Target).Should().BeFalse();
        rig.Leftovers.Should().BeEmpty();
    }

    [Theory]
    [InlineData("ignored")]
    [InlineData("shifted")]
    [InlineData("unsaid")]
    [InlineData("larger")]
    [InlineData("shorter")]
    public async Task Download_OneAnswerIsNotTheRangeThatWasAskedFor_IsAskedAgain(string kind)
    {
        using var rig = new DownloadRig(Bytes.Seeded(3, 12 * Mebibyte)) { Options = SmallRanges };
        rig.Store.Fault = (seen, usual) => seen.Attempt == 2 ? Spoilt(usual, kind, rig.Store.Content) : null;

        await rig.RunAsync();

        File.ReadAllBytes(rig.Target).AsSpan().SequenceEqual(rig.Store.Content).Should().BeTrue();
    }

    [Fact]
    public async Task Download_AnswersAreShorterThanWasAskedFor_AsksForTheRest()
    {
        using var rig = new DownloadRig(Bytes.Seeded(3, 12 * Mebibyte)) { Options = SmallRanges with { Retries = 1 } };
        rig.Store.Fault = (_, usual) => Shortened(usual, rig.Store.Content, Mebibyte);

        await rig.RunAsync();

        File.ReadAllBytes(rig.Target).AsSpan().SequenceEqual(rig.Store.Content).Should().BeTrue();
        rig.Store.Requests.Should().HaveCount(12);
    }

    [Fact]
    public async Task Download_RangesAreIgnoredFromSomeAnswerOn_KeepsWhatCameBefore()
    {
        using var rig = new DownloadRig(Bytes.Seeded(3, 12 * Mebibyte)) { Options = SmallRanges with { Connections = 1 } };
        rig.Store.Fault = (seen, usual) => seen.Attempt > 1 ? Spoilt(usual, "ignored", rig.Store.Content) : null;
        (await rig.FailAsync()).Fault.Should().Be(TransferFault.RangeIgnored);
        rig.Store.Fault = (_, _) => null;
        var before = rig.Store.Requests.Count;

        await rig.RunAsync();

        File.ReadAllBytes(rig.Target).AsSpan().SequenceEqual(rig.Store.Content).Should().BeTrue();
        rig.Store.Requests[before].Header("Range").Should().StartWith($"bytes={SmallRanges.PartSize}-");
        rig.Leftovers.Should().BeEmpty();
    }

    private static HttpResponseMessage? Spoilt(HttpResponseMessage usual, string kind, byte[] content)
    {
        var range = usual.Content.Headers.ContentRange!;
        switch (kind)
        {
            case "ignored":
                usual.StatusCode = HttpStatusCode.OK;
                usual.Content = new ByteArrayContent(content);
                break;
            case "shifted":
                var by = range.From > 0 ? -1 : 1;
                usual.Content.Headers.ContentRange = new(range.From!.Value + by, range.To!.Value + by, content.Length);
                break;
            case "unsaid":
                usual.Content.Headers.ContentRange = null;
                break;
            case "larger":
                usual.Content.Headers.ContentRange = new(range.From!.Value, range.To!.Value, content.Length + 1);
                break;
            case "shorter":
                usual.Content = new ByteArrayContent(new byte[10]) { Headers = { ContentRange = range } };
                break;
        }

        return usual;
    }

    private static HttpResponseMessage Shortened(HttpResponseMessage usual, byte[] content, int most)
    {
        var range = usual.Content.Headers.ContentRange!;
        var (from, count) = ((int)range.From!, (int)Math.Min(most, range.To!.Value - range.From!.Value + 1));
        usual.Content = new ByteArrayContent(content, from, count) { Headers = { ContentRange = new(from, from + count - 1, content.Length) } };
        return usual;
    }
}
