using System.Net;
using SevenBridges.Transfers;

namespace SevenBridges.Tests.Transfers;

public sealed class MultipartUploadTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(9, 1)]
    [InlineData(10, 1)]
    [InlineData(11, 2)]
    [InlineData(30, 3)]
    [InlineData(997, 100)]
    public async Task Upload_OfAnySize_HasThePartsThatTheServersPartSizeMakes(int size, int parts)
    {
        var rig = new UploadRig(partSize: 10);
        var content = Bytes.Seeded(1, size);

        await rig.RunAsync(content);

        rig.Store.Whole.Should().Equal(content);
        rig.Platform.Reported.Keys.Should().BeEquivalentTo(Enumerable.Range(1, parts));
        rig.Store.Attempts.Should().OnlyContain(count => count == 1).And.HaveCount(parts);
        rig.Platform.Calls.Last().Should().Be(parts == 1 ? "complete with 1" : "complete");
        rig.Verification.Should().Be(Verification.Verified);
    }

    [Fact]
    public async Task Upload_ServersPartSizeMakesTooManyParts_FailsBeforeAnyIsSentAndAborts()
    {
        var rig = new UploadRig(partSize: 1);

        var failure = await rig.FailAsync(Bytes.Seeded(7, PartSize.MaximumParts + 1));

        failure.Fault.Should().Be(TransferFault.TooLarge);
        failure.Message.Should().Contain("'reads.bam'").And.Contain("parts of 1 bytes");
        rig.Store.Requests.Should().BeEmpty();
        rig.Platform.IsAborted.Should().BeTrue();
    }

    [Fact]
    public async Task Upload_StorageDropsPartTwoTwice_SendsThatPartAgainAndNoOther()
    {
        var rig = new UploadRig();
        rig.Store.Fault = (seen, _) => seen is { Part: 2, Attempt: < 3 } ? FakeStore.Status(HttpStatusCode.ServiceUnavailable) : null;

        await rig.RunAsync(Bytes.Seeded(7, 30));

        rig.Store.Attempts.Should().Equal(1, 3, 1);
        rig.Store.Whole.Should().Equal(Bytes.Seeded(7, 30));
    }

    [Fact]
    public async Task Upload_ConnectionBreaks_AsksForANewAddressAndSendsThePartAgain()
    {
        var rig = new UploadRig();
        rig.Store.Fault = (seen, _) => seen is { Part: 1, Attempt: 1 } ? throw new HttpRequestException("reset", new IOException("reset by peer")) : null;

        await rig.RunAsync(Bytes.Seeded(7, 20));

        rig.Platform.Calls.Count(call => call == "part 1").Should().Be(2);
        rig.Store.Whole.Should().Equal(Bytes.Seeded(7, 20));
    }

    [Fact]
    public async Task Upload_AddressExpires_AsksForANewOne()
    {
        var rig = new UploadRig(100);
        rig.Store.Fault = (seen, _) => seen.Query.EndsWith("canary7b1", StringComparison.Ordinal) ? FakeStore.Status(HttpStatusCode.Forbidden) : null;

        await rig.RunAsync(Bytes.Seeded(7, 50));

        rig.Platform.Calls.Count(call => call == "part 1").Should().Be(2);
        rig.Store.Whole.Should().Equal(Bytes.Seeded(7, 50));
    }

    [Theory]
    [InlineData(HttpStatusCode.Forbidden, TransferFault.AddressExpired, 6)]
    [InlineData(HttpStatusCode.InternalServerError, TransferFault.Refused, 11)]
    [InlineData(HttpStatusCode.TooManyRequests, TransferFault.Refused, 11)]
    [InlineData(HttpStatusCode.BadRequest, TransferFault.Refused, 2)]
    [InlineData(HttpStatusCode.NotFound, TransferFault.Refused, 1)]
    public async Task Upload_PartIsRefusedForGood_FailsNamingItAndAborts(HttpStatusCode status, TransferFault fault, int attempts)
    {
        var rig = new UploadRig { Platform = new(10) { IsParallel = false } };
        rig.Store.Fault = (seen, _) => seen.Part == 2 ? FakeStore.Status(status) : null;

        var failure = await rig.FailAsync(Bytes.Seeded(7, 30));

        failure.Should().BeEquivalentTo(new { Fault = fault, FileName = "reads.bam", Part = 2, Attempts = attempts, Status = status });
        failure.Message.Should().Contain("Part 2 of 3 of 'reads.bam'").And.NotContain("canary7b");
        rig.Platform.IsCompleted.Should().BeFalse();
        rig.Platform.IsAborted.Should().BeTrue();
    }

    [Fact]
    public async Task Upload_StoreSaysHowLongToWait_WaitsThatLong()
    {
        var rig = new UploadRig(100);
        rig.Store.Fault = (seen, _) => seen.Attempt > 1 ? null : Waiting();
        var before = rig.Clock.GetUtcNow();

        await rig.RunAsync(Bytes.Seeded(7, 50));

        (rig.Clock.GetUtcNow() - before).Should().BeGreaterThanOrEqualTo(TimeSpan.FromSeconds(12)).And.BeLessThan(TimeSpan.FromSeconds(13));

        static HttpResponseMessage Waiting()
        {
            var answer = FakeStore.Status(HttpStatusCode.ServiceUnavailable);
            answer.Headers.TryAddWithoutValidation("Retry-After", "12");
            return answer;
        }
    }

    [Fact]
    public async Task Upload_NothingMoves_GivesTheAttemptUpAndTriesAgain()
    {
        var rig = new UploadRig(100) { Options = new() { StallTimeout = TimeSpan.FromSeconds(20) } };
        var content = new StallingSource(Bytes.Seeded(7, 50));

        await rig.RunAsync(content);

        content.Reads.Should().Be(2);
        rig.Store.Whole.Should().Equal(Bytes.Seeded(7, 50));
    }

    [Fact]
    public async Task Upload_Cancelled_IsAbortedOnThePlatform()
    {
        using var cancel = new CancellationTokenSource();
        var rig = new UploadRig();
        rig.Store.Fault = (seen, _) =>
        {
            cancel.Cancel();
            return FakeStore.Status(HttpStatusCode.ServiceUnavailable);
        };

        await FluentActions.Awaiting(() => rig.RunAsync(Bytes.Seeded(7, 30), cancel.Token)).Should().ThrowAsync<OperationCanceledException>();

        rig.Platform.IsAborted.Should().BeTrue();
        rig.Platform.IsCompleted.Should().BeFalse();
    }

    [Fact]
    public async Task Upload_SomethingOnTheWayAnswersAReportWithAPage_ReportsAgain()
    {
        var pages = 3;
        var rig = new UploadRig { Platform = new(10) { OnReport = part => part == 3 && Interlocked.Decrement(ref pages) >= 0 ? new NonJsonException("a page") : null } };

        await rig.RunAsync(Bytes.Seeded(7, 30));

        rig.Platform.Reported.Should().HaveCount(3);
        rig.Store.Attempts.Should().Equal(1, 1, 1);
    }

    [Fact]
    public async Task Upload_ReportFails_FailsAndAborts()
    {
        var rig = new UploadRig { Platform = new(10) { OnReport = part => part == 3 ? new NotFoundException("no such upload") : null } };

        var failure = await rig.FailAsync(Bytes.Seeded(7, 30));

        failure.Part.Should().Be(3);
        failure.InnerException.Should().BeOfType<NotFoundException>();
        rig.Platform.IsAborted.Should().BeTrue();
    }

    [Fact]
    public async Task Upload_ReportFailsInPassing_IsRepeated()
    {
        var failures = 2;
        var passing = new ServerErrorException("busy") { IsTransient = true };
        var rig = new UploadRig { Platform = new(10) { OnReport = part => part == 3 && failures-- > 0 ? passing : null } };

        await rig.RunAsync(Bytes.Seeded(7, 30));

        rig.Platform.Reported.Should().HaveCount(3);
        rig.Store.Attempts.Should().Equal(1, 1, 1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    public async Task Upload_OfOnePart_IsReportedByTheCallThatClosesIt(int size)
    {
        var rig = new UploadRig(partSize: 10);

        await rig.RunAsync(Bytes.Seeded(7, size));

        rig.Platform.Calls.Skip(1).Should().Equal("part 1", "complete with 1");
        rig.Platform.Reported.Keys.Should().Equal(1);
    }

    [Theory]
    [InlineData(ErrorCodes.UploadCompleteFailed)]
    [InlineData(ErrorCodes.UploadPartsInvalid)]
    [InlineData(ErrorCodes.UploadPartReportInvalid)]
    public async Task Upload_OfOnePartWhoseReportIsNotTakenAtTheEnd_ReportsItByACallOfItsOwn(int code)
    {
        var rig = new UploadRig { Platform = new(10) { OnReportAtTheEnd = () => new ConflictException("parts are missing") { Code = code } } };

        await rig.RunAsync(Bytes.Seeded(7, 5));

        rig.Platform.Calls.Skip(1).Should().Equal("part 1", "complete with 1", "report 1", "complete");
        rig.Store.Attempts.Should().Equal(1);
    }

    [Fact]
    public async Task Upload_OfOnePartThatCannotBeClosedForAnotherReason_Fails()
    {
        var rig = new UploadRig { Platform = new(10) { OnReportAtTheEnd = () => new ConflictException("appeared meanwhile") { Code = ErrorCodes.UploadFileExists } } };

        await FluentActions.Awaiting(() => rig.RunAsync(Bytes.Seeded(7, 5))).Should().ThrowAsync<ConflictException>();

        rig.Platform.Calls.Should().NotContain("report 1");
        rig.Platform.IsAborted.Should().BeTrue();
    }

    [Fact]
    public async Task Upload_OfOnePartWhoseProtocolTakesNoReportAtTheEnd_ReportsItBefore()
    {
        var rig = new UploadRig { Platform = new(10) { ReportsAtTheEnd = false } };

        await rig.RunAsync(Bytes.Seeded(7, 5));

        rig.Platform.Calls.Skip(1).Should().Equal("part 1", "report 1", "complete");
    }

    [Fact]
    public async Task Upload_FileOnThePlatformHasAnotherSize_Fails()
    {
        var rig = new UploadRig { Platform = new(10) { SizeInTheEnd = 29 } };

        var failure = await rig.FailAsync(Bytes.Seeded(7, 30));

        failure.Fault.Should().Be(TransferFault.SizeWrong);
        failure.Message.Should().Be("'reads.bam' was not uploaded: the file on the Platform has 29 bytes, and 30 were sent.");
    }

    [Fact]
    public async Task Upload_PartsMayNotGoSideBySide_SendsOneAfterTheOther()
    {
        var rig = new UploadRig { Platform = new(10) { IsParallel = false } };

        await rig.RunAsync(Bytes.Seeded(7, 30));

        rig.Platform.Calls.Skip(1).Should().Equal("part 1", "report 1", "part 2", "report 2", "part 3", "report 3", "complete");
    }

    [Fact]
    public async Task Upload_SendsThePartsHeadersAndNoOthers()
    {
        var rig = new UploadRig { Platform = new(10) { PartHeaders = { ["x-amz-acl"] = "private", ["Content-Type"] = "application/x-reads" } } };

        await rig.RunAsync(Bytes.Seeded(7, 5));

        var request = rig.Store.Requests.Single().Request;
        request.Headers.Select(header => header.Key).Should().Equal("x-amz-acl");
        request.Content!.Headers.Select(header => header.Key).Should().BeEquivalentTo("Content-Type", "Content-Length");
    }

    [Fact]
    public async Task Upload_SourceBecomesShorter_FailsAndAborts()
    {
        var rig = new UploadRig();
        using var content = new MemoryStream(Bytes.Seeded(7, 30));
        var source = new StreamUploadSource(content);
        content.SetLength(25);

        var failure = (await FluentActions.Awaiting(() => rig.RunAsync(source)).Should().ThrowAsync<TransferException>()).Which;

        failure.Fault.Should().Be(TransferFault.SourceChanged);
        rig.Platform.IsCompleted.Should().BeFalse();
        rig.Platform.IsAborted.Should().BeTrue();
    }

    [Fact]
    public async Task Upload_Progress_NeverRunsBackwardsAndEndsWithAll()
    {
        var rig = new UploadRig();
        rig.Store.Fault = (seen, _) => seen.Attempt == 1 && seen.Part % 3 == 0 ? FakeStore.Status(HttpStatusCode.BadGateway) : null;

        await rig.RunAsync(Bytes.Seeded(7, 300));

        rig.Reports.RanBackwards.Should().BeFalse();
        rig.Reports.Last.Should().BeEquivalentTo(new { FileName = "reads.bam", Bytes = 300, BytesMoved = 300, TotalBytes = 300, Parts = 30, TotalParts = 30, Percent = 100.0 });
    }

    [Fact]
    public void Request_PartSizeMakesTooManyParts_IsRefusedBeforeAnythingIsSent() =>
        FluentActions.Invoking(() => UploadRequest.For("big", 60 * PartSize.Gibibyte, new() { PartSize = PartSize.Minimum }))
            .Should().Throw<ArgumentException>().WithMessage("*12288 of 'big'*10000 are allowed*");

    private sealed class StallingSource(byte[] content) : UploadSource(content.Length)
    {
        public int Reads { get; private set; }

        public override async ValueTask<int> ReadAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken)
        {
            if (++Reads == 1) await Task.Delay(Timeout.Infinite, cancellationToken);
            content.AsMemory((int)offset, buffer.Length).CopyTo(buffer);
            return buffer.Length;
        }

        public override void CheckUnchanged()
        {
        }

        public override void Dispose()
        {
        }
    }
}
