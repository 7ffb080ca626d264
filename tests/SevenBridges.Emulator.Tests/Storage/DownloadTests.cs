using System.Net;
using SevenBridges.Emulator.Storage;

namespace SevenBridges.Emulator.Tests.Storage;

public sealed class DownloadTests
{
    private static readonly byte[] Hello = "hello, world"u8.ToArray();

    [Fact]
    public async Task Get_Whole_GivesBytesLengthAndMd5()
    {
        await using var house = await StorageHouse.OpenAsync();
        var bytes = StorageHouse.Bytes(3_000_001);

        using var answer = await house.GetAsync(house.AddFile("a", Content.Of(bytes)));

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        answer.Headers.ETag!.Tag.Should().Be(StorageHouse.Md5(bytes));
        answer.Headers.AcceptRanges.Should().Equal("bytes");
        answer.Content.Headers.ContentLength.Should().Be(bytes.Length);
        (await answer.Content.ReadAsByteArrayAsync()).Should().Equal(bytes);
    }

    [Theory]
    [InlineData("bytes=0-4", "bytes 0-4/12", "hello")]
    [InlineData("bytes=7-", "bytes 7-11/12", "world")]
    [InlineData("bytes=7-900", "bytes 7-11/12", "world")]
    [InlineData("bytes=-5", "bytes 7-11/12", "world")]
    [InlineData("bytes=-900", "bytes 0-11/12", "hello, world")]
    public async Task Get_Range_GivesItsBytesAndSaysWhich(string range, string contentRange, string text)
    {
        await using var house = await StorageHouse.OpenAsync();

        using var answer = await house.GetAsync(house.AddFile("a", Content.Of(Hello)), range);

        answer.StatusCode.Should().Be(HttpStatusCode.PartialContent);
        answer.Content.Headers.ContentRange!.ToString().Should().Be(contentRange);
        (await answer.Content.ReadAsStringAsync()).Should().Be(text);
    }

    [Theory]
    [InlineData("bytes=5-4")]
    [InlineData("bytes=x-4")]
    [InlineData("bytes=-")]
    [InlineData("bytes=0-1,3-4")]
    [InlineData("lines=0-1")]
    public async Task Get_RangeThatIsNone_IsIgnored(string range)
    {
        await using var house = await StorageHouse.OpenAsync();

        using var answer = await house.GetAsync(house.AddFile("a", Content.Of(Hello)), range);

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        (await answer.Content.ReadAsByteArrayAsync()).Should().Equal(Hello);
    }

    [Theory]
    [InlineData("bytes=12-", 12)]
    [InlineData("bytes=0-0", 0)]
    [InlineData("bytes=-0", 12)]
    public async Task Get_RangeBehindTheEnd_Is416WithTheSize(string range, int size)
    {
        await using var house = await StorageHouse.OpenAsync();

        using var answer = await house.GetAsync(house.AddFile("a", Content.Of(Hello[..size])), range);

        answer.StatusCode.Should().Be(HttpStatusCode.RequestedRangeNotSatisfiable);
        answer.Content.Headers.ContentRange!.ToString().Should().Be($"bytes */{size}");
    }

    [Fact]
    public async Task Get_IfMatchOfOtherBytes_Is412()
    {
        await using var house = await StorageHouse.OpenAsync();
        var file = house.AddFile("a", Content.Of(Hello));

        using var right = await house.GetAsync(file, "bytes=0-1", ifMatch: StorageHouse.Md5(Hello));
        using var wrong = await house.GetAsync(file, "bytes=0-1", ifMatch: StorageHouse.Md5([]));

        right.StatusCode.Should().Be(HttpStatusCode.PartialContent);
        wrong.StatusCode.Should().Be(HttpStatusCode.PreconditionFailed);
    }

    [Fact]
    public async Task Get_IfRangeOfOtherBytes_GivesTheWhole()
    {
        await using var house = await StorageHouse.OpenAsync();
        var file = house.AddFile("a", Content.Of(Hello));

        using var right = await house.GetAsync(file, "bytes=0-1", ifRange: StorageHouse.Md5(Hello));
        using var wrong = await house.GetAsync(file, "bytes=0-1", ifRange: StorageHouse.Md5([]));

        right.StatusCode.Should().Be(HttpStatusCode.PartialContent);
        wrong.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Get_AddressExpired_Is403AsObjectStoresWriteIt()
    {
        await using var house = await StorageHouse.OpenAsync(new EmulatorOptions { SignatureLifetime = TimeSpan.FromMinutes(1) });
        var address = house.AddressOf(house.AddFile("a", Content.Of(Hello)));
        house.Clock.Advance(TimeSpan.FromMinutes(1.1));

        using var answer = await house.Client.GetAsync(new Uri(address));

        answer.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await answer.Content.ReadAsStringAsync()).Should().Contain("<Code>AccessDenied</Code>").And.Contain("expired");
    }

    [Fact]
    public async Task Get_SignatureOfAnotherFile_Is403()
    {
        await using var house = await StorageHouse.OpenAsync();
        var (one, other) = (house.AddFile("a", Content.Of(Hello)), house.AddFile("b", Content.Of(Hello)));

        using var answer = await house.Client.GetAsync(new Uri(house.AddressOf(one).Replace(one.Id, other.Id, StringComparison.Ordinal)));

        answer.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await answer.Content.ReadAsStringAsync()).Should().Contain("SignatureDoesNotMatch");
    }

    [Fact]
    public async Task Head_IsRefused_SinceTheAddressIsSignedForGet()
    {
        await using var house = await StorageHouse.OpenAsync();
        using var request = new HttpRequestMessage(HttpMethod.Head, house.AddressOf(house.AddFile("a", Content.Of(Hello))));

        using var answer = await house.Client.SendAsync(request);

        answer.StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("X-SBG-Auth-Token")]
    [InlineData("Authorization")]
    [InlineData("X-SBG-Advance-Access")]
    public async Task Get_WithAnApiHeader_Is400AndRecordedWithoutItsValue(string header)
    {
        await using var house = await StorageHouse.OpenAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, house.AddressOf(house.AddFile("a", Content.Of(Hello))));
        request.Headers.TryAddWithoutValidation(header, "hush");

        using var answer = await house.Client.SendAsync(request);

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        house.Violations.Should().ContainSingle().Which.Should().Contain(header).And.NotContain("hush");
    }

    [Fact]
    public async Task Get_64ConnectionsAtOnce_EachGetsItsBytes()
    {
        await using var house = await StorageHouse.OpenAsync();
        var content = new SyntheticContent("big", 64L << 40);
        var file = house.AddFile("big", content);

        var right = await Task.WhenAll(Enumerable.Range(0, 64).Select(async worker =>
        {
            var from = (worker * (1L << 40)) + worker;
            using var answer = await house.GetAsync(file, $"bytes={from}-{from + 299_999}");
            var expected = new byte[300_000];
            content.Read(from, expected);
            return (await answer.Content.ReadAsByteArrayAsync()).AsSpan().SequenceEqual(expected);
        }));

        right.Should().OnlyContain(isRight => isRight);
    }
}
