using System.Net;

namespace SevenBridges.Tests.Transfers;

/// <summary>Object stores that send a download elsewhere.</summary>
public sealed class DownloadRedirectTests
{
    [Fact]
    public async Task Download_StoreRedirects_FollowsWithTheRange()
    {
        using var rig = new DownloadRig(Bytes.Seeded(3, 100));
        rig.Store.Fault = (seen, _) =>
        {
            if (seen.Attempt > 1) return null;
            var answer = FakeStore.Status(HttpStatusCode.Found);
            answer.Headers.Location = new Uri("http://127.0.0.2/elsewhere?signature=canary7b");
            return answer;
        };

        await rig.RunAsync();

        rig.Store.Requests[1].Request.RequestUri!.Host.Should().Be("127.0.0.2");
        rig.Store.Requests[1].Header("Range").Should().Be("bytes=0-99");
    }

    [Fact]
    public async Task Download_StoreRedirectsForEver_Fails()
    {
        using var rig = new DownloadRig(Bytes.Seeded(3, 100));
        rig.Store.Fault = (_, _) =>
        {
            var answer = FakeStore.Status(HttpStatusCode.Found);
            answer.Headers.Location = new Uri("http://127.0.0.1/content");
            return answer;
        };

        (await rig.FailAsync()).Message.Should().Contain("redirected more than 5 times");
    }
}
