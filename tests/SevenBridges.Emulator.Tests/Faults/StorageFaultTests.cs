using System.Net;
using SevenBridges.Emulator.Faults;
using SevenBridges.Emulator.Storage;
using SevenBridges.Emulator.Tests.Storage;

namespace SevenBridges.Emulator.Tests.Faults;

public sealed class StorageFaultTests
{
    private static readonly byte[] Bytes = StorageHouse.Bytes(300_000);

    [Fact]
    public async Task OnPart_Status_RefusesThatPartThatOftenAndNoOther()
    {
        await using var house = await StorageHouse.OpenAsync(new EmulatorOptions { UploadPartSize = 1000 });
        house.Faults.OnPart(2, times: 2, HttpStatusCode.ServiceUnavailable);
        var upload = house.Init("a", 2000);

        var answers = new[] { await house.PutAsync(upload, 1, new byte[1000]), await house.PutAsync(upload, 2, new byte[1000]), await house.PutAsync(upload, 2, new byte[1000]), await house.PutAsync(upload, 2, new byte[1000]) };

        answers.Select(answer => (int)answer.StatusCode).Should().Equal(200, 503, 503, 200);
        house.State.Uploads[upload].Attempts.Values.Should().Equal(1, 3);
        house.Faults.Fired.Should().HaveCount(2).And.OnlyContain(fired => fired.Operation == FaultScript.PutPart && fired.Subject == "2");
    }

    [Fact]
    public async Task Part_ResetBefore_KeepsNothing()
    {
        await using var house = await StorageHouse.OpenAsync();
        house.Faults.OnPart(1, times: 1, Fault.ResetBefore);
        var upload = house.Init("a", 1000);

        await house.Invoking(it => it.PutAsync(upload, 1, new byte[1000])).Should().ThrowAsync<HttpRequestException>();

        house.State.Uploads[upload].Parts.Should().BeEmpty();
    }

    [Fact]
    public async Task Part_ResetAfterCommit_KeepsThePart()
    {
        await using var house = await StorageHouse.OpenAsync();
        house.Faults.OnPart(1, times: 1, Fault.ResetAfterCommit);
        var upload = house.Init("a", 1000);

        await house.Invoking(it => it.PutAsync(upload, 1, new byte[1000])).Should().ThrowAsync<HttpRequestException>();

        house.State.Uploads[upload].Parts.Should().ContainKey(1);
    }

    [Fact]
    public async Task Part_CutBody_KeepsNothing()
    {
        await using var house = await StorageHouse.OpenAsync();
        house.Faults.OnPart(1, times: 1, Fault.CutBody(100_000));
        var upload = house.Init("a", Bytes.Length);

        await house.Invoking(it => it.PutAsync(upload, 1, Bytes)).Should().ThrowAsync<HttpRequestException>();

        house.State.Uploads[upload].Parts.Should().BeEmpty();
    }

    [Fact]
    public async Task Part_WrongOrMissingETag_IsWhatTheAnswerSays()
    {
        await using var house = await StorageHouse.OpenAsync();
        house.Faults.OnPart(1, times: 1, Fault.WrongETag).OnPart(1, times: 1, Fault.MissingETag);
        var upload = house.Init("a", 1000);

        using var wrong = await house.PutAsync(upload, 1, new byte[1000]);
        using var missing = await house.PutAsync(upload, 1, new byte[1000]);

        wrong.Headers.ETag!.Tag.Should().HaveLength(34).And.NotBe(StorageHouse.Md5(new byte[1000]));
        missing.Headers.ETag.Should().BeNull();
    }

    [Fact]
    public async Task Part_ExpiredUrl_Is403()
    {
        await using var house = await StorageHouse.OpenAsync();
        house.Faults.OnPart(1, times: 1, Fault.ExpiredUrl);

        using var answer = await house.PutAsync(house.Init("a", 1000), 1, new byte[1000]);

        answer.StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Part_SlowBytes_PassOnTheClock()
    {
        await using var house = await StorageHouse.OpenAsync();
        house.Faults.OnPart(1, times: 1, Fault.SlowBytes(100));
        var put = house.PutAsync(house.Init("a", 1000), 1, new byte[1000]);

        var passed = await house.AdvanceUntilAsync(put);

        (await put).StatusCode.Should().Be(HttpStatusCode.OK);
        passed.Should().BeGreaterThanOrEqualTo(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Download_CutBody_GivesThatManyBytesAndThenFails()
    {
        await using var house = await StorageHouse.OpenAsync();
        house.Faults.OnDownload(times: 1, Fault.CutBody(123_456));
        using var answer = await house.GetAsync(house.AddFile("a", Content.Of(Bytes)));
        var received = new MemoryStream();

        var copy = async () => await answer.Content.CopyToAsync(received);

        await copy.Should().ThrowAsync<HttpRequestException>();
        received.ToArray().Should().Equal(Bytes[..123_456]);
    }

    [Fact]
    public async Task Download_IgnoredRange_GivesTheWhole()
    {
        await using var house = await StorageHouse.OpenAsync();
        house.Faults.OnDownload(times: 1, Fault.IgnoredRange);

        using var answer = await house.GetAsync(house.AddFile("a", Content.Of(Bytes)), "bytes=5-9");

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        answer.Content.Headers.ContentLength.Should().Be(Bytes.Length);
    }

    [Fact]
    public async Task Download_ShiftedRange_GivesOtherBytesAndSaysSo()
    {
        await using var house = await StorageHouse.OpenAsync();
        house.Faults.OnDownload(times: 1, Fault.ShiftedRange(3));

        using var answer = await house.GetAsync(house.AddFile("a", Content.Of(Bytes)), "bytes=5-9");

        answer.Content.Headers.ContentRange!.ToString().Should().Be("bytes 8-12/300000");
        (await answer.Content.ReadAsByteArrayAsync()).Should().Equal(Bytes[8..13]);
    }

    [Fact]
    public async Task Download_ChangedObject_HasOtherBytesFromThenOn()
    {
        await using var house = await StorageHouse.OpenAsync();
        house.Faults.OnDownload(times: 1, Fault.ChangedObject, after: 1);
        var file = house.AddFile("a", Content.Of(Bytes));

        using var before = await house.GetAsync(file);
        using var during = await house.GetAsync(file, ifMatch: before.Headers.ETag!.Tag);
        using var after = await house.GetAsync(file);

        during.StatusCode.Should().Be(HttpStatusCode.PreconditionFailed);
        after.Headers.ETag!.Tag.Should().NotBe(before.Headers.ETag.Tag);
        (await after.Content.ReadAsByteArrayAsync()).Should().Equal(Bytes.Select(value => (byte)~value));
    }

    [Fact]
    public async Task Download_StatusWithHeaders_GivesThem()
    {
        await using var house = await StorageHouse.OpenAsync();
        house.Faults.OnDownload(times: 1, Fault.Status(429).AndHeader("Retry-After", "3"));

        using var answer = await house.GetAsync(house.AddFile("a", Content.Of(Bytes)));

        answer.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
        answer.Headers.RetryAfter!.Delta.Should().Be(TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task Download_OfOneFile_LeavesTheOthersAlone()
    {
        await using var house = await StorageHouse.OpenAsync();
        var (one, other) = (house.AddFile("a", Content.Of(Bytes)), house.AddFile("b", Content.Of(Bytes)));
        house.Faults.OnDownload(times: 1, Fault.ExpiredUrl, fileId: other.Id);

        using var whole = await house.GetAsync(one);
        using var refused = await house.GetAsync(other);

        whole.StatusCode.Should().Be(HttpStatusCode.OK);
        refused.StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }
}
