using System.Text;
using System.Text.Json;
using SevenBridges.Tests.Support;

namespace SevenBridges.Tests.Json;

/// <summary>Raw JSON is not looked into when it is read; what is broken inside of it is told then, and not when somebody reads a text of it.</summary>
public sealed class RawTextTests
{
    [Theory]
    [InlineData("""{"class":"Tool","label":"\ud800"}""")]
    [InlineData("""{"class":"Tool","\udc00":1}""")]
    [InlineData("{\"class\":\"Tool\",\"label\":\"\u00d4\"}")]
    public async Task RawApp_HoldsATextThatIsNone_IsOurError(string latin1)
    {
        var answer = Encoding.Latin1.GetBytes(latin1);
        await using var client = new FakePlatform(_ => new HttpResponseMessage { Content = new ByteArrayContent(answer) }).Client();

        var get = () => client.Apps.GetRawAsync("me/wgs/tool");

        (await get.Should().ThrowAsync<InvalidResponseException>()).Which.Operation.Should().Be("apps.getRaw");
    }

    [Fact]
    public async Task RawApp_HoldsEscapes_IsReadAsItIs()
    {
        await using var client = new FakePlatform(_ => FakePlatform.Json("""{"class":"Tool","label":"\ud835\udd3e \u00e4"}""")).Client();

        (await client.Apps.GetRawAsync("me/wgs/tool")).Json.GetProperty("label").GetString().Should().Be("𝔾 ä");
    }

    [Fact]
    public void EpochSeconds_WithMilliseconds_KeepThem()
    {
        var options = new JsonSerializerOptions { TypeInfoResolver = SevenBridgesJson.Resolver };

        var rate = JsonSerializer.Deserialize<Rate>("""{"reset":1736000000123}""", options)!;

        JsonSerializer.Deserialize<Rate>(JsonSerializer.Serialize(rate, options), options)!.Reset.Should().Be(rate.Reset);
    }
}
