using System.Text;
using SevenBridges.Tests.Support;

namespace SevenBridges.Tests.Resources;

/// <summary>Each kind of bucket asks for what it needs, sends it in the Platform's words, and shows no secret.</summary>
public sealed class BucketServiceTests
{
    private const string Secret = "canary7b-not-a-real-one";

    // By name: xunit writes arguments into its results, secrets too.
    private static readonly Dictionary<string, (BucketService Bucket, string Service)> All = new (BucketService Bucket, string Service)[]
    {
        (new S3KeyService { Bucket = "b", Prefix = "2025", AccessKeyId = "k", SecretAccessKey = Secret, Properties = new() { SseAlgorithm = SseAlgorithm.AwsKms, SseAwsKmsKeyId = "key" } },
            """{"type":"s3","bucket":"b","prefix":"2025","credentials":{"access_key_id":"k","secret_access_key":"SECRET"},"properties":{"sse_algorithm":"aws:kms","sse_aws_kms_key_id":"key"}}"""),
        (new S3RoleService { Bucket = "b", Endpoint = "s3.example.org", RoleArn = "arn:aws:iam::111122223333:role/sb", ExternalId = "x" },
            """{"type":"s3","bucket":"b","endpoint":"s3.example.org","credentials":{"role_arn":"arn:aws:iam::111122223333:role/sb","external_id":"x"}}"""),
        (new GcsKeyService { Bucket = "b", ClientEmail = "sa@example.org", PrivateKey = Secret },
            """{"type":"gcs","bucket":"b","credentials":{"client_email":"sa@example.org","private_key":"SECRET"}}"""),
        (new GcsIamService { Bucket = "b", RootUrl = "https://storage.example.org", Configuration = Secret },
            """{"type":"gcs","bucket":"b","root_url":"https://storage.example.org","credentials":{"configuration":"SECRET"}}"""),
        (new AzureService { StorageAccount = "a", Container = "c", TenantId = "t", ClientId = "i", ClientSecret = Secret, Properties = new() { ResourceId = "r" } },
            """{"type":"azure","container":"c","storage_account":"a","credentials":{"tenant_id":"t","client_id":"i","client_secret":"SECRET"},"properties":{"resource_id":"r"}}"""),
        (new OssService { Bucket = "b", Endpoint = "oss-cn-beijing.aliyuncs.com", AccessKeyId = "k", SecretAccessKey = Secret },
            """{"type":"OSS","bucket":"b","endpoint":"oss-cn-beijing.aliyuncs.com","credentials":{"access_key_id":"k","secret_access_key":"SECRET"}}"""),
    }.ToDictionary(kind => kind.Bucket.GetType().Name);

    public static TheoryData<string> Kinds { get; } = [.. All.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Create_EachKind_SendsWhatWasGivenAndNothingElse(string kind)
    {
        var (bucket, service) = All[kind];
        var platform = new FakePlatform(_ => FakePlatform.Json("""{"id":"a/v"}"""));

        await platform.Client().Volumes.CreateAsync("v", bucket, VolumeAccessMode.ReadOnly);

        Encoding.UTF8.GetString(platform.Requests.Single().Body!).Replace(Secret, "SECRET", StringComparison.Ordinal)
            .Should().Be($$"""{"name":"v","access_mode":"RO","service":{{service}}}""");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Text_EachKind_HoldsNoSecret(string kind)
    {
        var bucket = All[kind].Bucket;
        VolumeService service = bucket;

        $"{bucket} {service} {service.Credentials} {new VolumeCreate { Name = "v", Service = bucket }}".Should().NotContain(Secret);
    }

    [Fact]
    public async Task Save_OneSecretIsReplaced_SendsThatAndNothingElse()
    {
        var platform = new FakePlatform(_ => FakePlatform.Json(
            """{"id":"a/v","href":"https://api.good.example/v2/storage/volumes/a/v","service":{"type":"S3","bucket":"b","credentials":{"access_key_id":"k"},"properties":{"sse_algorithm":null}}}"""));
        var volume = await platform.Client().Volumes.GetAsync("a/v");
        volume.Service!.Type.Should().Be(VolumeType.S3);
        volume.Service.Properties!.SseAlgorithm.Should().BeNull();

        volume.Service.Credentials!.SecretAccessKey = Secret;
        await volume.SaveAsync();

        platform.Requests[^1].Method.Should().Be("PATCH");
        Encoding.UTF8.GetString(platform.Requests[^1].Body!).Replace(Secret, "SECRET", StringComparison.Ordinal)
            .Should().Be("""{"service":{"credentials":{"secret_access_key":"SECRET"}}}""");
    }

    [Fact]
    public async Task Save_EncryptionIsTurnedOff_SendsNull()
    {
        var platform = new FakePlatform(_ => FakePlatform.Json("""{"id":"a/v","service":{"type":"s3","properties":{"sse_algorithm":"AES256"}}}"""));
        var volume = await platform.Client().Volumes.GetAsync("a/v");

        volume.Service!.Properties!.SseAlgorithm = null;
        await volume.SaveAsync();

        Encoding.UTF8.GetString(platform.Requests[^1].Body!).Should().Be("""{"service":{"properties":{"sse_algorithm":null}}}""");
    }
}
