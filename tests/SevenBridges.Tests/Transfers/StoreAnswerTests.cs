using System.Net;
using System.Security.Authentication;
using SevenBridges.Tests.Support;
using SevenBridges.Transfers;

namespace SevenBridges.Tests.Transfers;

/// <summary>Answers of object stores that are unusual, or whose body says more than their status.</summary>
public sealed class StoreAnswerTests
{
    [Theory]
    [InlineData(HttpStatusCode.BadRequest, "RequestTimeout")]
    [InlineData(HttpStatusCode.BadRequest, "BadDigest")]
    [InlineData(HttpStatusCode.BadRequest, "IncompleteBody")]
    [InlineData(HttpStatusCode.Conflict, "OperationAborted")]
    public async Task Upload_CodeSaysThatItWasTheLine_SendsThePartAgainAsOftenAsAnyOther(HttpStatusCode status, string code)
    {
        var rig = new UploadRig();
        rig.Store.Fault = (seen, _) => seen is { Part: 2, Attempt: < 5 } ? Coded(status, code) : null;

        await rig.RunAsync(Bytes.Seeded(7, 30));

        rig.Store.Attempts.Should().Equal(1, 5, 1);
        rig.Store.Whole.Should().Equal(Bytes.Seeded(7, 30));
        rig.Platform.Calls.Count(call => call == "part 2").Should().Be(1, "the address was not to blame");
    }

    [Fact]
    public async Task Upload_CodeSaysForEverThatItIsTheLine_KeepsWhatHasArrived()
    {
        using var folder = new TestFolder();
        folder.Write("reads.bam", "30 bytes that go in 3 parts...");
        var rig = new UploadRig { Platform = new(10) { IsParallel = false }, JournalBeside = folder["reads.bam"] };
        rig.Store.Fault = (seen, _) => seen.Part == 2 ? Coded(HttpStatusCode.BadRequest, "RequestTimeout") : null;

        var upload = () => rig.RunAsync(FileUploadSource.Open(folder["reads.bam"]));

        (await upload.Should().ThrowAsync<TransferException>()).Which.Journal.Should().NotBeNull();
        rig.Platform.IsAborted.Should().BeFalse();
    }

    [Fact]
    public async Task Upload_IsRefusedWithACode_NamesItAndNothingElseOfTheBody()
    {
        var rig = new UploadRig();
        rig.Store.Fault = (_, _) => Coded(HttpStatusCode.NotFound, "NoSuchUpload");

        (await rig.FailAsync(Bytes.Seeded(7, 10))).Message.Should().Contain("404 (Not Found, NoSuchUpload)").And.NotContain("canary7b");
    }

    [Theory]
    [InlineData("<html><body>Bad gateway</body></html>")]
    [InlineData("<Error><Code>signature=SECRET</Code></Error>")]
    [InlineData("")]
    public async Task Download_IsRefusedWithoutACode_NamesTheStatus(string body)
    {
        using var rig = new DownloadRig(Bytes.Seeded(3, 100));
        rig.Store.Fault = (_, _) => new HttpResponseMessage(HttpStatusCode.NotFound) { Content = new StringContent(body.Replace("SECRET", "canary7b", StringComparison.Ordinal)) };

        (await rig.FailAsync()).Message.Should().Contain("the object store answered 404 (Not Found).");
    }

    [Fact]
    public async Task Download_IsRefusedAndTheBodyNeverComes_NamesTheStatus()
    {
        using var rig = new DownloadRig(Bytes.Seeded(3, 100)) { Options = new() { StallTimeout = TimeSpan.FromSeconds(20) } };
        rig.Store.Fault = (_, _) => new HttpResponseMessage(HttpStatusCode.NotFound) { Content = new StreamContent(new SilentStream()) };

        (await rig.FailAsync()).Should().BeEquivalentTo(new { Fault = TransferFault.Refused, Status = HttpStatusCode.NotFound });
    }

    [Theory]
    [InlineData("x\r\nx-other: 1")]
    [InlineData("x\ny")]
    [InlineData("\u00e9")]
    public async Task Upload_HeaderOfAPartBreaksTheLine_IsNotSent(string value)
    {
        var rig = new UploadRig();
        rig.Platform.PartHeaders["x-amz-meta"] = value;

        var failure = await rig.FailAsync(Bytes.Seeded(7, 10));

        failure.Should().BeEquivalentTo(new { Fault = TransferFault.Refused, Part = 1, Attempts = 1 });
        failure.Message.Should().Contain("the header 'x-amz-meta'");
        rig.Store.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task Download_CertificateIsNotTrusted_SaysSoAndIsSoonGivenUp()
    {
        using var rig = new DownloadRig(Bytes.Seeded(3, 100));
        rig.Store.Fault = (_, _) => throw new HttpRequestException("Not established, see inner exception.", new AuthenticationException("The certificate is of an unknown root."));

        var failure = await rig.FailAsync();

        failure.Should().BeEquivalentTo(new { Fault = TransferFault.ConnectionLost, Attempts = 3, IsTransient = true });
        failure.Message.Should().Contain("(The certificate is of an unknown root)");
    }

    [Fact]
    public async Task Upload_ConnectionBreaksWhileContentIsCopied_SaysWhatBroke()
    {
        var rig = new UploadRig();
        rig.Store.Fault = (_, _) => throw new HttpRequestException("Error while copying content to a stream.", new IOException("Connection reset by peer."));

        (await rig.FailAsync(Bytes.Seeded(7, 10))).Message.Should().Contain("(Connection reset by peer)");
    }

    [Fact]
    public async Task Download_UnitIsWrittenInCapitals_IsWhole()
    {
        using var rig = new DownloadRig(Bytes.Seeded(3, 100));
        rig.Store.Fault = (_, usual) =>
        {
            usual.Content.Headers.ContentRange!.Unit = "Bytes";
            return usual;
        };

        await rig.RunAsync();

        File.ReadAllBytes(rig.Target).Should().Equal(rig.Store.Content);
    }

    [Theory]
    [InlineData("\"\"")]
    [InlineData("W/\"\"")]
    public async Task Download_ETagHasNothingInItsQuotesAndTheContentChanges_IsNoticedByItsTime(string tag)
    {
        using var rig = new DownloadRig(Bytes.Seeded(3, 9_000_000)) { Options = new() { StallTimeout = TimeSpan.FromHours(1), Connections = 1, PartSize = PartSize.Minimum } };
        rig.Store.ContentTag = tag;
        rig.Store.Fault = (_, usual) =>
        {
            var isFirst = rig.Store.Requests.Count == 1;
            usual.Content.Headers.LastModified = rig.Clock.GetUtcNow().AddDays(isFirst ? -2 : -1);
            if (isFirst) rig.Store.Content = Bytes.Seeded(4, 9_000_000);
            return usual;
        };

        (await rig.FailAsync()).Fault.Should().Be(TransferFault.ContentChanged);
        File.Exists(rig.Target).Should().BeFalse();
    }

    [Fact]
    public async Task Upload_ETagHasNothingInItsQuotesOnce_SendsThatPartAgain()
    {
        var rig = new UploadRig();
        rig.Store.Fault = (seen, usual) =>
        {
            if (seen is not { Part: 2, Attempt: 1 }) return null;
            usual.Headers.Remove("ETag");
            usual.Headers.TryAddWithoutValidation("ETag", "\"\"");
            return usual;
        };

        await rig.RunAsync(Bytes.Seeded(7, 30));

        rig.Store.Attempts.Should().Equal(1, 2, 1);
        rig.Verification.Should().Be(Verification.Verified);
    }

    [Theory]
    [InlineData("http://127.0.0.2/b%2Fc/it's~%7e?sig=a%2fb+c%3D&n=(1)", "http://127.0.0.2/b%2Fc/it's~%7e?sig=a%2fb+c%3D&n=(1)")]
    [InlineData("/b%2Fc/a/../%41?sig=a%2fb", "http://127.0.0.1/b%2Fc/a/../%41?sig=a%2fb")]
    [InlineData("other?sig=1", "http://127.0.0.1/other?sig=1")]
    [InlineData("//127.0.0.3/other", "http://127.0.0.3/other")]
    public async Task Download_StoreRedirects_GoesToTheAddressAsItWasSigned(string location, string address)
    {
        using var rig = new DownloadRig(Bytes.Seeded(3, 100));
        rig.Store.Fault = (seen, _) =>
        {
            if (seen.Attempt > 1) return null;
            var answer = FakeStore.Status(HttpStatusCode.TemporaryRedirect);
            answer.Headers.TryAddWithoutValidation("Location", location);
            return answer;
        };

        await rig.RunAsync();

        rig.Store.Requests[1].Request.RequestUri!.AbsoluteUri.Should().Be(address);
    }

    private static HttpResponseMessage Coded(HttpStatusCode status, string code) => new(status)
    {
        Content = new StringContent($"<?xml version=\"1.0\"?>\n<Error><Code>{code}</Code><Message>canary7b</Message></Error>"),
    };

    /// <summary>Of which nothing ever comes.</summary>
    private sealed class SilentStream : MemoryStream
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return 0;
        }
    }
}
