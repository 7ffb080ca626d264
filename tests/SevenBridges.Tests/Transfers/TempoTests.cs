using SevenBridges.Tests.Support;
using SevenBridges.Transfers;

namespace SevenBridges.Tests.Transfers;

/// <summary>How the number of connections follows a line: one that is imitated, with a clock that stands still until it is moved.</summary>
public sealed class TempoTests
{
    private readonly ManualClock clock = new();
    private readonly Gate slots = new(Tempo.First);
    private readonly Tempo tempo;

    public TempoTests() => tempo = new Tempo(slots, clock, _ => { });

    [Theory]
    [InlineData(2, 16)]
    [InlineData(20, Tempo.Most)]
    public async Task Limit_FirstAnswersHaveCome_IsTheMoreTheFartherTheStoreIs(double milliseconds, int limit)
    {
        Answer(milliseconds);

        await RunAsync(TimeSpan.FromSeconds(1), connections => connections * 25e6);

        slots.Limit.Should().Be(limit);
    }

    [Fact]
    public async Task Limit_StoreIsInTheHouse_IsThatOfTheProcessors()
    {
        Answer(0.3);

        await RunAsync(TimeSpan.FromSeconds(1), connections => connections * 25e6);

        slots.Limit.Should().Be(Tempo.InTheHouse).And.BeInRange(2, Tempo.First);
    }

    [Fact]
    public void Limit_FirstAnswersOnlySeemedToComeFromAfar_IsTakenBack()
    {
        Answer(20);
        tempo.Answered(TimeSpan.FromMilliseconds(3));
        slots.Limit.Should().Be(16);

        tempo.Answered(TimeSpan.FromMilliseconds(0.3));

        slots.Limit.Should().Be(Tempo.InTheHouse);
    }

    [Fact]
    public async Task Limit_MoreHavePaidBeforeAnAnswerComesSoon_StaysAsItIs()
    {
        Answer(2);
        await RunAsync(TimeSpan.FromSeconds(60), connections => connections * 25e6);
        var grown = slots.Limit;

        tempo.Answered(TimeSpan.FromMilliseconds(0.3));

        grown.Should().BeGreaterThan(16);
        slots.Limit.Should().Be(grown);
    }

    [Fact]
    public async Task Limit_StoreIsNearAndCapsConnections_GrowsInTime()
    {
        Answer(0.3);

        await RunAsync(TimeSpan.FromSeconds(60), connections => connections * 25e6);

        slots.Limit.Should().BeGreaterThan(48);
    }

    [Fact]
    public async Task Limit_LineIsFull_StaysNearWhereItBegan()
    {
        Answer(0.3);

        await RunAsync(TimeSpan.FromSeconds(60), _ => 100e6);

        slots.Limit.Should().BeLessThanOrEqualTo(Tempo.First);
    }

    [Fact]
    public async Task Limit_LineIsFullAt40_SettlesThere()
    {
        Answer(20);

        await RunAsync(TimeSpan.FromSeconds(60), connections => Math.Min(connections, 40) * 25e6);

        slots.Limit.Should().BeInRange(32, 56);
    }

    [Fact]
    public async Task Limit_MoreConnectionsHinderEachOther_ShrinksInTime()
    {
        Answer(20);

        await RunAsync(TimeSpan.FromSeconds(60), connections => 100e6 / (1 + (0.05 * connections)));

        slots.Limit.Should().BeLessThan(8);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(11)]
    [InlineData(16)]
    [InlineData(24)]
    public async Task Limit_BytesAreToldInWaves_IsWhatTheLineIsWorthAllTheTime(int mebibytes)
    {
        var (uploads, fewest) = (SevenBridges.Transfers.Workers.ForUploads(clock), Tempo.Most);
        for (var answer = 0; answer < 4; answer++) uploads.Tempo.Answered(TimeSpan.FromMilliseconds(20));
        var workers = new List<WorkerSlot>();
        var block = TimeSpan.FromSeconds(PartSize.Mebibyte / 25e6);

        // Parts at 25 MB/s a connection: the last 4 MiB of each are told when it has arrived, of all of them at once.
        for (var wave = 0; wave < 200; wave++)
        {
            while (workers.Count < uploads.Limit) workers.Add(await uploads.EnterAsync(CancellationToken.None));
            clock.Advance(4 * block);
            for (var told = 0; told < (mebibytes - 4) * workers.Count; told++)
            {
                clock.Advance(block / workers.Count);
                uploads.Tempo.Moved(PartSize.Mebibyte);
            }

            foreach (var _ in workers) uploads.Tempo.Moved(4 * PartSize.Mebibyte);
            fewest = Math.Min(fewest, uploads.Limit);
            for (; workers.Count > uploads.Limit; workers.RemoveAt(0)) workers[0].Dispose();
        }

        uploads.Limit.Should().Be(Tempo.Most);
        fewest.Should().BeGreaterThanOrEqualTo(48, "fewer are only tried");
    }

    [Fact]
    public async Task Refused_HalvesAndGrowsAgainOnlyAfterAWhile()
    {
        Answer(20);
        await RunAsync(TimeSpan.FromSeconds(1), connections => connections * 25e6);

        tempo.Refused();

        slots.Limit.Should().Be(32);
        await RunAsync(TimeSpan.FromSeconds(5), connections => connections * 25e6);
        slots.Limit.Should().BeLessThanOrEqualTo(32);
        await RunAsync(TimeSpan.FromMinutes(2), connections => connections * 25e6);
        slots.Limit.Should().BeGreaterThan(48);
    }

    [Fact]
    public async Task Refused_ByManyWorkersAtOnce_HalvesOnce()
    {
        Answer(20);
        await RunAsync(TimeSpan.FromSeconds(1), connections => connections * 25e6);

        for (var worker = 0; worker < 64; worker++) tempo.Refused();

        slots.Limit.Should().Be(32);
    }

    [Fact]
    public void Limit_FewerWorkersThanSlots_TellsNothing()
    {
        for (var tick = 0; tick < 1000; tick++)
        {
            clock.Advance(TimeSpan.FromMilliseconds(5));
            tempo.Moved(1 << 20);
        }

        slots.Limit.Should().Be(Tempo.First);
    }

    // The first takes longer than the others: it also waits for its connection.
    private void Answer(double milliseconds)
    {
        for (var answer = 0; answer < 4; answer++) tempo.Answered(TimeSpan.FromMilliseconds(answer == 0 ? 100 : milliseconds));
    }

    /// <summary>Keeps all slots busy on a line of a certain speed.</summary>
    private async Task RunAsync(TimeSpan time, Func<int, double> bytesPerSecond)
    {
        for (var end = clock.GetUtcNow() + time; clock.GetUtcNow() < end;)
        {
            while (slots.Inside < slots.Limit) await slots.EnterAsync(CancellationToken.None);
            while (slots.Inside > slots.Limit) slots.Leave();
            clock.Advance(TimeSpan.FromMilliseconds(1));
            tempo.Moved((int)(bytesPerSecond(slots.Inside) / 1000));
        }

        while (slots.Inside > 0) slots.Leave();
    }
}
