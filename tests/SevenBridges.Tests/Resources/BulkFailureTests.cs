using System.Net;
using SevenBridges.Tests.Support;

namespace SevenBridges.Tests.Resources;

/// <summary>Bulk calls of several requests, one of which fails: what happened before is not lost.</summary>
public sealed class BulkFailureTests
{
    private static readonly FileId[] Files = [.. Enumerable.Range(0, 250).Select(number => (FileId)$"f{number}")];

    [Fact]
    public async Task BulkDelete_SecondRequestIsRefused_KeepsWhatTheFirstDidAndSaysOfEachOtherFileWhy()
    {
        var platform = new FakePlatform(Deleted, _ => FakePlatform.Error(403, 5014, "May not write"));

        var records = await platform.Client().Files.BulkDeleteAsync(Files);

        platform.Requests.Should().HaveCount(2, "the third would fail in the same way");
        records.Should().HaveCount(250);
        records.Take(100).Should().OnlyContain(record => record.Error == null);
        var refused = records[100].Error!;
        (refused.Code, refused.Status.GetInt32()).Should().Be((5014L, 403));
        records.Skip(100).Take(100).Should().OnlyContain(record => record.Error!.Cause is ForbiddenException);
        records.Skip(200).Should().OnlyContain(record => record.Error!.Cause is NotSentException && record.Error.Cause.IsSafeToRepeat);
        records[200].Error!.Message.Should().StartWith("This item was not sent: an earlier request of the same call failed. files.bulkDelete failed: the Platform answered 403");
    }

    [Fact]
    public async Task BulkCreate_ConnectionBreaksInTheSecondRequest_SaysThatItsFateIsUnknown()
    {
        var platform = new FakePlatform(
            _ => FakePlatform.Json($$"""{"items":[{{string.Join(',', Enumerable.Repeat("""{"resource":{"id":"i","state":"PENDING"}}""", 100))}}]}"""), _ => FakePlatform.Cut());
        var items = Enumerable.Range(0, 101).Select(number => new ImportCreate { Source = new VolumeLocation { Volume = "rf/v", Location = $"{number}" }, Destination = new ImportTarget { Project = "rf/p" } });

        var records = await platform.Client().Imports.BulkCreateAsync(items);

        records.Take(100).Should().OnlyContain(record => record.IsSuccess);
        records[100].Error!.Cause.Should().BeOfType<OutcomeUnknownException>();
        records[100].Invoking(record => record.EnsureSuccess()).Should().Throw<OutcomeUnknownException>().Which.Should().BeSameAs(records[100].Error!.Cause);
    }

    [Fact]
    public async Task Bulk_AnEntryFailed_ThrowsInTheNameOfItsCall()
    {
        var platform = new FakePlatform(_ => FakePlatform.Json("""{"items":[{"error":{"status":404,"code":5002,"message":"No such thing"}}]}""")).Client();
        var import = new ImportCreate { Source = new VolumeLocation { Volume = "rf/v", Location = "1" }, Destination = new ImportTarget { Project = "rf/p" } };
        var failed = new Dictionary<string, Func<object?>>
        {
            ["files.bulkGet"] = (await platform.Files.BulkGetAsync(["f1"])).Single().EnsureSuccess,
            ["files.bulkDelete"] = (await platform.Files.BulkDeleteAsync(["f1"])).Single().EnsureSuccess,
            ["tasks.bulkGet"] = (await platform.Tasks.BulkGetAsync(["t1"])).Single().EnsureSuccess,
            ["exports.bulkGet"] = (await platform.Exports.BulkGetAsync(["e1"])).Single().EnsureSuccess,
            ["imports.bulkCreate"] = (await platform.Imports.BulkCreateAsync([import])).Single().EnsureSuccess,
        };

        foreach (var (operation, ensure) in failed)
            ensure.Should().Throw<NotFoundException>().WithMessage($"{operation} failed: *No such thing*").Which.Operation.Should().Be(operation);
    }

    [Fact]
    public async Task BulkDelete_EntrySaysNothing_IsASuccess()
    {
        var record = (await new FakePlatform(Deleted).Client().Files.BulkDeleteAsync(Files.Take(100)))[0];

        record.IsSuccess.Should().BeTrue();
        record.EnsureSuccess().Should().BeNull();
    }

    [Fact]
    public async Task BulkDelete_FirstRequestIsRefused_IsTheCallersFailure()
    {
        var delete = () => new FakePlatform(_ => FakePlatform.Error(403, 5014)).Client().Files.BulkDeleteAsync(Files);

        await delete.Should().ThrowAsync<ForbiddenException>();
    }

    [Fact]
    public async Task BulkDelete_CancelledInTheSecondRequest_IsCancelled()
    {
        using var cancel = new CancellationTokenSource();
        var platform = new FakePlatform(async (seen, token) =>
        {
            if (seen.Number == 1)
                return Deleted(seen);
            await cancel.CancelAsync();
            token.ThrowIfCancellationRequested();
            return Deleted(seen);
        });
        var delete = () => platform.Client().Files.BulkDeleteAsync(Files, cancel.Token);

        await delete.Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task BulkEdit_ALimitIsBrokenInTheSecondRequest_SendsNothing()
    {
        var platform = new FakePlatform(_ => FakePlatform.Json("{}"));
        var edits = Files.Take(101).Select((file, number) => new FileBulkChange { Id = file, Name = new string('x', number == 100 ? 300 : 3) });

        await FluentActions.Awaiting(() => platform.Client().Files.BulkEditAsync(edits)).Should().ThrowAsync<ValidationException>();

        platform.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task BulkDelete_AnItemOfTheSecondRequestHasNoId_IsSaidOfThatRequest()
    {
        FileId[] files = [.. Files.Take(100), default];

        var records = await new FakePlatform(Deleted).Client().Files.BulkDeleteAsync(files);

        records[99].Error.Should().BeNull();
        records[100].Error!.Cause!.InnerException.Should().BeOfType<ArgumentException>();
    }

    [Fact]
    public async Task CopyFiles_SecondRequestIsRefused_SaysSoInTheStatusOfEachFile()
    {
        var platform = new FakePlatform(_ => FakePlatform.Json("""{"f0":{"status":"OK","new_file_id":"n0","new_file_name":"a"}}"""), _ => FakePlatform.Error(403, 5014, "May not write"));

        var results = await platform.Client().Actions.CopyFilesAsync("rf/p", Files.Take(101));

        results["f0"].Status.Should().Be("OK");
        results["f100"].Status.Should().Contain("answered 403").And.Contain("May not write");
    }

    [Fact]
    public async Task WaitAll_SecondRequestOfALookIsRefused_FailsInsteadOfEndingThoseThatNobodyAskedFor()
    {
        var look = $$"""{"items":[{{string.Join(',', Enumerable.Repeat("""{"resource":{"id":"t","status":"COMPLETED"}}""", 100))}}]}""";
        var platform = new FakePlatform(_ => FakePlatform.Json(look), _ => FakePlatform.Error(401, 5));
        var wait = () => platform.Client().Tasks.WaitAllAsync(Enumerable.Range(0, 150).Select(number => (TaskId)$"t{number}"));

        (await wait.Should().ThrowAsync<UnauthorizedException>()).Which.Status.Should().Be(HttpStatusCode.Unauthorized);
    }

    private static HttpResponseMessage Deleted(FakePlatform.Seen request) =>
        FakePlatform.Json($$"""{"items":[{{string.Join(',', Enumerable.Repeat("{}", request.Number < 3 ? 100 : 50))}}]}""");
}
