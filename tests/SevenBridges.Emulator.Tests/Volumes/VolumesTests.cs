using System.Net;

namespace SevenBridges.Emulator.Tests.Volumes;

/// <summary>Volumes: what they take, what they show, how they are turned off and detached.</summary>
public sealed class VolumesTests : VolumeTest
{
    public static TheoryData<string, string> Kinds => new()
    {
        { "s3", """{"type":"s3","bucket":"b","credentials":{"access_key_id":"k","secret_access_key":"s"}}""" },
        { "s3", """{"type":"S3","bucket":"b","prefix":"","credentials":{"role_arn":"arn:aws:iam::111122223333:role/sb","external_id":"x"},"properties":{"sse_algorithm":"aws:kms"}}""" },
        { "gcs", """{"type":"gcs","bucket":"b","root_url":"https://www.googleapis.com","credentials":{"client_email":"e","private_key":"k"}}""" },
        { "gcs", """{"type":"GCS","bucket":"b","credentials":{"configuration":"{\"type\":\"external_account\"}"}}""" },
        { "azure", """{"type":"azure","storage_account":"a","container":"c","credentials":{"tenant_id":"t","client_id":"i","client_secret":"s"},"properties":{"resource_id":"r"}}""" },
        { "OSS", """{"type":"oss","bucket":"b","endpoint":"oss-cn-beijing.aliyuncs.com","credentials":{"access_key_id":"k","secret_access_key":"s"}}""" },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Create_EachKindOfBucket_ShowsItWithoutItsSecrets(string type, string service)
    {
        var created = await PostAsync("/storage/volumes", $$"""{"name":"mine","access_mode":"RO","service":{{service}}}""");

        created.Status.Should().Be(HttpStatusCode.Created);
        var shown = (await GetAsync("/storage/volumes/rfranklin/mine")).Body!;
        ((string?)shown["service"]!["type"]).Should().Be(type);
        ((bool?)shown["active"]).Should().BeTrue();
        shown["service"]!["credentials"]!.AsObject().Select(member => member.Key).Should().NotContain(["secret_access_key", "private_key", "client_secret", "configuration"]);
    }

    [Theory]
    [InlineData(9013, """{"service":S3}""")]
    [InlineData(9014, """{"name":"with space","service":S3}""")]
    [InlineData(9014, """{"name":"a2345678901234567890123456789012_3","service":S3}""")]
    [InlineData(9030, """{"name":"two__underscores","service":S3}""")]
    [InlineData(9010, """{"name":"inbox","service":S3}""")]
    [InlineData(9011, """{"name":3,"service":S3}""")]
    [InlineData(9015, """{"name":"a","access_mode":"WO","service":S3}""")]
    [InlineData(9016, """{"name":"a"}""")]
    [InlineData(9017, """{"name":"a","service":{"type":"tape","bucket":"b"}}""")]
    [InlineData(9017, """{"name":"a","service":{"type":"s3"}}""")]
    [InlineData(9017, """{"name":"a","service":{"type":"azure","container":"c"}}""")]
    [InlineData(9034, """{"name":"a","service":{"type":"s3","bucket":"b","credentials":{"access_key_id":"k"}}}""")]
    [InlineData(9029, """{"name":"a","service":{"type":"gcs","bucket":"b"}}""")]
    [InlineData(9025, """{"name":"a","service":{"type":"gcs","bucket":"b","credentials":{"client_email":"e"}}}""")]
    [InlineData(9028, """{"name":"a","service":{"type":"gcs","bucket":"b","credentials":{"configuration":"not JSON"}}}""")]
    [InlineData(9031, """{"name":"a","service":{"type":"azure","storage_account":"a","container":"c"}}""")]
    [InlineData(9028, """{"name":"a","service":{"type":"OSS","bucket":"b","endpoint":"e"}}""")]
    [InlineData(9022, """{"name":"a","service":{"type":"s3","bucket":"b","credentials":{"role_arn":"r","external_id":"x"},"properties":{"aws_canned_acl":"mine"}}}""")]
    [InlineData(9023, """{"name":"a","service":{"type":"s3","bucket":"b","credentials":{"role_arn":"r","external_id":"x"},"properties":{"sse_algorithm":"ROT13"}}}""")]
    [InlineData(9024, """{"name":"a","service":{"type":"s3","bucket":"b","credentials":{"role_arn":"r","external_id":"x"},"properties":{"aws_storage_class":"SHELF"}}}""")]
    [InlineData(9038, """{"name":"a","service":{"type":"OSS","bucket":"b","endpoint":"e","credentials":{"access_key_id":"k","secret_access_key":"s"}}}""")]
    [InlineData(9039, """{"name":"a","service":{"type":"azure","storage_account":"a","container":"c","credentials":{"tenant_id":"t","client_id":"i","client_secret":"s"}}}""")]
    public async Task Create_WhatThePlatformRefuses_GetsItsCode(int code, string body) =>
        (await PostAsync("/storage/volumes", body.Replace("S3", S3, StringComparison.Ordinal))).Code.Should().Be(code);

    [Fact]
    public async Task Query_AllAndByOwner_ShowsOwnAndShared()
    {
        (await GetAsync("/storage/volumes")).Items.Select(volume => (string)volume!["id"]!).Should().Equal(Inbox, Archive);
        (await GetAsync("/storage/volumes/bmcclintock")).Items.Select(volume => (string)volume!["id"]!).Should().Equal(Archive);
        (await GetAsync("/storage/volumes?limit=1")).Headers["X-Total-Matching-Query"].Should().Be("2");
        (await GetAsync("/storage/volumes")).Items[0]!.AsObject().Select(member => member.Key).Should().BeEquivalentTo("href", "id", "name");
    }

    [Fact]
    public async Task Update_PartOfTheService_KeepsTheRest()
    {
        var updated = await SendAsync("PATCH", $"/storage/volumes/{Inbox}", """{"description":"new","service":{"endpoint":"s3.example.org","properties":{"aws_storage_class":"STANDARD"}}}""");

        var service = updated.Body!["service"]!;
        ((string?)updated.Body["description"]).Should().Be("new");
        ((string?)service["bucket"]).Should().Be("example-inbox");
        ((string?)service["endpoint"]).Should().Be("s3.example.org");
        service["properties"]!.ToJsonString().Should().Be("""{"sse_algorithm":"AES256","aws_storage_class":"STANDARD"}""");
    }

    [Fact]
    public async Task Update_NewName_MovesTheVolumeAndItsFilesWithIt()
    {
        await EndOfAsync(await ImportAsync("run2/S8.vcf"));

        var renamed = await SendAsync("PATCH", $"/storage/volumes/{Inbox}", """{"name":"intake"}""");

        ((string?)renamed.Body!["id"]).Should().Be("rfranklin/intake");
        (await GetAsync($"/storage/volumes/{Inbox}")).Code.Should().Be(9007);
        ((string?)(await GetAsync($"/files/{await FileAsync("S8.vcf")}")).Body!["storage"]!["volume"]).Should().Be("rfranklin/intake");
    }

    [Fact]
    public async Task Update_OfAnothersVolume_IsRefused() =>
        (await SendAsync("PATCH", $"/storage/volumes/{Archive}", """{"active":false}""")).Code.Should().Be(9020);

    [Fact]
    public async Task Delete_Active_IsRefusedUntilItIsTurnedOff()
    {
        var volume = await VolumeAsync();

        (await SendAsync("DELETE", $"/storage/volumes/{volume}")).Status.Should().Be(HttpStatusCode.Conflict);
        ((bool?)(await SendAsync("PATCH", $"/storage/volumes/{volume}", """{"active":false}""")).Body!["active"]).Should().BeFalse();
        (await SendAsync("DELETE", $"/storage/volumes/{volume}")).Status.Should().Be(HttpStatusCode.NoContent);
        (await GetAsync($"/storage/volumes/{volume}")).Code.Should().Be(9007);
    }

    [Fact]
    public async Task Delete_FilesDependOnIt_IsRefusedUntilTheyAreGone()
    {
        var file = (await EndOfAsync(await ImportAsync("run2/S8.vcf")))["result"]!["id"];
        await SendAsync("PATCH", $"/storage/volumes/{Inbox}", """{"active":false}""");

        (await SendAsync("DELETE", $"/storage/volumes/{Inbox}")).Status.Should().Be(HttpStatusCode.Conflict);
        await SendAsync("DELETE", $"/files/{file}");
        (await SendAsync("DELETE", $"/storage/volumes/{Inbox}")).Status.Should().Be(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Deactivate_UnfinishedJobs_IsRefusedUnlessForced()
    {
        var import = (await ImportAsync("run2/S8.vcf")).Body!["id"];

        (await SendAsync("PATCH", $"/storage/volumes/{Inbox}", """{"active":false}""")).Status.Should().Be(HttpStatusCode.Conflict);
        (await SendAsync("PATCH", $"/storage/volumes/{Inbox}?force=true", """{"active":false}""")).Status.Should().Be(HttpStatusCode.OK);

        var broken = (await GetAsync($"/storage/imports/{import}")).Body!;
        (State(broken), ErrorOf(broken)).Should().Be(("FAILED", 9069));
    }

    [Fact]
    public async Task Inactive_EverythingThatNeedsIt_IsRefusedUntilItIsTurnedOn()
    {
        var file = (await EndOfAsync(await ImportAsync("run2/S8.vcf")))["result"]!["id"];
        var other = await FileAsync("S1_R1.fastq");
        await SendAsync("PATCH", $"/storage/volumes/{Inbox}", """{"active":false}""");

        (await GetAsync($"/storage/volumes/{Inbox}/list")).Code.Should().Be(9069);
        (await ImportAsync("README.txt")).Code.Should().Be(9069);
        (await ExportAsync(other, "x")).Code.Should().Be(9069);
        (await GetAsync($"/files/{file}/download_info")).Code.Should().Be(5034);
        (await PostAsync($"/files/{file}/actions/copy", $$"""{"project":"{{Wgs}}","name":"copy"}""")).Code.Should().Be(5034);

        await SendAsync("PATCH", $"/storage/volumes/{Inbox}", """{"active":true}""");
        (await GetAsync($"/files/{file}/download_info")).Status.Should().Be(HttpStatusCode.OK);
        var copy = await PostAsync($"/files/{file}/actions/copy", $$"""{"project":"{{Wgs}}","name":"copy"}""");
        ((string?)copy.Body!["storage"]!["volume"]).Should().Be(Inbox);
    }

    [Fact]
    public async Task Members_AddedModifiedRemoved_AreSeenWithoutExecute()
    {
        const string members = $"/storage/volumes/{Inbox}/members";

        var added = await PostAsync(members, """{"username":"gmendel","permissions":{"copy":true,"execute":true}}""");
        var modified = await SendAsync("PATCH", $"{members}/gmendel/permissions", """{"write":true}""");

        added.Body!["permissions"]!.ToJsonString().Should().Be("""{"read":true,"copy":true,"write":false,"admin":false}""");
        modified.Body!.ToJsonString().Should().Be("""{"read":true,"copy":true,"write":true,"admin":false}""");
        (await SendAsync("PUT", $"{members}/gmendel/permissions", """{"write":true}""")).Code.Should().Be(3013);
        (await SendAsync("PUT", $"{members}/gmendel/permissions", """{"read":true,"copy":false,"write":false,"admin":false}""")).Body!.ToJsonString()
            .Should().Be("""{"read":true,"copy":false,"write":false,"admin":false}""");
        (await SendAsync("PATCH", $"{members}/gmendel/permissions", "{}")).Code.Should().Be(3011);
        (await GetAsync(members)).Items.Should().HaveCount(2);
        (await SendAsync("DELETE", $"{members}/gmendel")).Status.Should().Be(HttpStatusCode.NoContent);
        (await GetAsync($"{members}/gmendel")).Code.Should().Be(3002);
    }

    [Theory]
    [InlineData(2002, """{"username":"nobody"}""")]
    [InlineData(3003, """{"username":"rfranklin"}""")]
    [InlineData(3005, """{"permissions":{"read":true}}""")]
    public async Task Members_AddedWrongly_AreRefused(int code, string body) =>
        (await PostAsync($"/storage/volumes/{Inbox}/members", body)).Code.Should().Be(code);

    [Fact]
    public async Task Members_OfAnothersVolume_MayBeSeenAndNotManaged()
    {
        (await GetAsync($"/storage/volumes/{Archive}/members")).Items.Should().HaveCount(2);
        (await PostAsync($"/storage/volumes/{Archive}/members", """{"username":"gmendel"}""")).Code.Should().Be(9020);
    }
}
