using System.Net;
using SevenBridges.Tests.Support;

namespace SevenBridges.Tests.Resources;

/// <summary>Waiting for imports and exports, and what a bad end says.</summary>
public sealed class StorageJobTests
{
    private const string Error = """{"status":409,"code":9108,"message":"file exists","more_info":"https://docs.example/#9108"}""";

    private readonly ManualClock clock = new();

    [Fact]
    public async Task Wait_ImportIsCompleted_ReturnsItAndTellsEachLook()
    {
        var seen = new List<string>();
        var import = await Client("PENDING", "PENDING", "RUNNING", "COMPLETED").Imports.GetAsync("1");

        var completed = await clock.RunAsync(import.WaitAsync(new Listener<Import>(job => seen.Add(job.State.Value))));

        completed.Should().BeSameAs(import);
        (import.State.Value, import.IsFinished).Should().Be(("COMPLETED", true));
        seen.Should().Equal("PENDING", "RUNNING", "COMPLETED");
    }

    [Fact]
    public async Task Wait_ImportFails_ThrowsWithTheImportAndItsError()
    {
        var import = await Client("PENDING", "RUNNING", "FAILED").Imports.GetAsync("1");

        var wait = () => clock.RunAsync(import.WaitAsync());

        var failure = (await wait.Should().ThrowAsync<ImportFailedException>()).Which;
        (failure.Import, failure.Work, failure.Code).Should().Be((import, import, 9108));
    }

    [Fact]
    public async Task WaitAll_OneImportIsDoneAndOneIsRefused_GivesEachItsOutcome()
    {
        var platform = new FakePlatform(_ => FakePlatform.Json($$$"""{"items":[{"resource":{"id":"1","state":"COMPLETED"}},{"error":{{{Error}}}}]}""")).Client();

        var outcomes = await platform.Imports.WaitAllAsync(["1", "2"]);

        outcomes.Select(outcome => outcome.Id).Should().Equal("1", "2");
        outcomes[0].IsCompleted.Should().BeTrue();
        outcomes[1].IsCompleted.Should().BeFalse();
    }

    [Fact]
    public async Task WaitAll_OneExportIsDoneAndOneIsRefused_GivesEachItsOutcome()
    {
        var platform = new FakePlatform(_ => FakePlatform.Json($$$"""{"items":[{"error":{{{Error}}}},{"resource":{"id":"2","state":"COMPLETED"}}]}""")).Client();

        var outcomes = await platform.Exports.WaitAllAsync(["1", "2"]);

        outcomes.Select(outcome => outcome.IsCompleted).Should().Equal(false, true);
    }

    [Fact]
    public async Task Wait_PollPolicyIsGiven_LooksAsOftenAsItSays()
    {
        var began = clock.GetUtcNow();
        var export = await Client("PENDING", "PENDING", "RUNNING", "COMPLETED").Exports.GetAsync("1");

        await clock.RunAsync(export.WaitAsync(polling: PollPolicy.Every(TimeSpan.FromSeconds(7))));

        (clock.GetUtcNow() - began).Should().Be(TimeSpan.FromSeconds(14));
    }

    [Fact]
    public async Task Wait_Cancelled_StopsWaiting()
    {
        using var cancel = new CancellationTokenSource();
        var export = await Client("RUNNING").Exports.GetAsync("1");

        var waiting = export.WaitAsync(cancellationToken: cancel.Token);
        await cancel.CancelAsync();

        await FluentActions.Awaiting(() => waiting).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task EnsureCompleted_ImportFailed_CarriesTheImportAndItsError()
    {
        var import = await Client("FAILED").Imports.GetAsync("1");

        var failure = import.Invoking(job => job.EnsureCompleted()).Should().Throw<ImportFailedException>().Which;

        failure.Import.Should().BeSameAs(import);
        (failure.Code, failure.Status, failure.PlatformMessage, failure.MoreInfo).Should().Be((9108, HttpStatusCode.Conflict, "file exists", "https://docs.example/#9108"));
        failure.Message.Should().Be("The import 1 is FAILED, not COMPLETED. The Platform says: file exists (code 9108)");
    }

    [Fact]
    public async Task EnsureCompleted_ExportFailed_CarriesTheExportAndItsError()
    {
        var export = await Client("FAILED").Exports.GetAsync("1");

        var failure = export.Invoking(job => job.EnsureCompleted()).Should().Throw<ExportFailedException>().Which;

        (failure.Export, failure.Code).Should().Be((export, 9108));
    }

    [Fact]
    public async Task EnsureCompleted_Unfinished_SaysHowFarItIs()
    {
        var import = await ClientOf("null", "RUNNING").Imports.GetAsync("1");

        var failure = import.Invoking(job => job.EnsureCompleted()).Should().Throw<ImportFailedException>().Which;

        (failure.Message, failure.Code).Should().Be(("The import 1 is RUNNING, not COMPLETED.", null));
    }

    [Fact]
    public async Task EnsureCompleted_Completed_ReturnsIt()
    {
        var export = await Client("COMPLETED").Exports.GetAsync("1");

        export.EnsureCompleted().Should().BeSameAs(export);
    }

    [Fact]
    public async Task Bulk_OneFailed_SaysWhyWithTheExceptionOfItsStatus()
    {
        var platform = new FakePlatform(_ => FakePlatform.Json($$"""{"items":[{"resource":{"id":"1","state":"PENDING"} },{"error":{{Error}}},{"error":{"message":"odd"} }]}""")).Client();

        var records = await platform.Imports.BulkGetAsync(["1", "2", "3"]);

        records.Select(record => record.IsSuccess).Should().Equal(true, false, false);
        records[0].EnsureSuccess().Id.Value.Should().Be("1");
        records[1].Invoking(record => record.EnsureSuccess()).Should().Throw<ConflictException>().Which.Should().BeEquivalentTo(new { Code = 9108, Operation = "imports.bulkGet" });
        records[2].Invoking(record => record.EnsureSuccess()).Should().Throw<SevenBridgesException>().WithMessage("*odd*");
    }

    [Fact]
    public async Task Bulk_ManyItems_AreSentInHundredsAndAnsweredInOrder()
    {
        var platform = new FakePlatform(seen => FakePlatform.Json(Entries(seen.Body!)));

        var records = await platform.Client().Exports.BulkGetAsync(Enumerable.Range(0, 250).Select(number => new ExportId($"e{number}")));

        records.Select(record => record.EnsureSuccess().Id.Value).Should().Equal(Enumerable.Range(0, 250).Select(number => $"e{number}"));
        platform.Requests.Should().HaveCount(3);
    }

    private static string Entries(byte[] body)
    {
        var ids = System.Text.Json.JsonDocument.Parse(body).RootElement.GetProperty("export_ids").EnumerateArray();
        return $$"""{"items":[{{string.Join(',', ids.Select(id => $$$"""{"resource":{"id":"{{{id}}}"}}"""))}}]}""";
    }

    /// <summary>A client whose calls are answered with a job in one state after the other.</summary>
    private SevenBridgesClient Client(params string[] states) => ClientOf(Error, states);

    private SevenBridgesClient ClientOf(string error, params string[] states) =>
        new FakePlatform([.. states.Select(state => new Func<FakePlatform.Seen, HttpResponseMessage>(_ => FakePlatform.Json($$"""{"id":"1","state":"{{state}}","error":{{error}} }""")))])
            .Client(options => options.TimeProvider = clock);

    private sealed class Listener<T>(Action<T> tell) : IProgress<T>
    {
        public void Report(T value) => tell(value);
    }
}
