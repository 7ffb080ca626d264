using Microsoft.Extensions.Logging.Abstractions;
using SevenBridges.Tests.Support;
using SevenBridges.Transfers;

namespace SevenBridges.Tests.Transfers;

/// <summary>How often something is tried, and how long is waited between.</summary>
public sealed class AttemptsTests
{
    private static readonly TransferSubject Subject = new("reads.bam", IsUpload: true);

    private readonly ManualClock clock = new();

    [Fact]
    public async Task Run_AlwaysFailsInPassing_IsGivenUpAfterAFewMinutes()
    {
        var began = clock.GetUtcNow();

        var failure = await FailAsync(new(), _ => Passing());

        failure.Attempts.Should().Be(11);
        failure.IsTransient.Should().BeTrue();
        (clock.GetUtcNow() - began).Should().BeGreaterThan(TimeSpan.FromMinutes(1.5)).And.BeLessThan(TimeSpan.FromMinutes(4));
    }

    [Fact]
    public async Task Run_OthersArriveMeanwhile_CountsAnew()
    {
        var arrived = 0L;

        var failure = await FailAsync(new() { Retries = 3 }, number => Passing(() => arrived += number <= 20 && number % 3 == 0 ? 1 : 0), () => arrived);

        failure.Attempts.Should().Be(21, "the last that arrived did so at the 18th");
    }

    [Fact]
    public async Task Run_WhatIsWrongIsTheContent_OthersThatArriveDoNotHelp()
    {
        var arrived = 0L;

        var failure = await FailAsync(new() { Retries = 3 }, _ => new AttemptFault(TransferFault.ChecksumWrong, $"wrong {arrived++}") { MayPass = true }, () => arrived);

        failure.Attempts.Should().Be(4);
        failure.IsTransient.Should().BeFalse();
    }

    [Fact]
    public async Task Run_HardlyGetsBetter_IsTriedLessOftenButNotForWhatWasBefore()
    {
        var failure = await FailAsync(new(), number => number <= 8 ? Passing() : new AttemptFault(TransferFault.AddressExpired, "403") { MayPass = true, MostRepeats = 2 });

        failure.Attempts.Should().Be(11, "the line was ill 8 times, and then the address was refused 3 times");
    }

    [Fact]
    public async Task Run_Trial_IsMadeAtOnceAndDoesNotCount()
    {
        var began = clock.GetUtcNow();
        var tries = 0;

        await RunAsync(new() { Retries = 0 }, _ => tries++ == 0 ? new AttemptFault(TransferFault.ChecksumMissing, "none") { MayPass = true, IsTrial = true } : null);

        tries.Should().Be(2);
        clock.GetUtcNow().Should().Be(began);
    }

    [Theory]
    [InlineData(90, 90)]
    [InlineData(3600, 300)]
    public async Task Run_StoreNamesATime_WaitsThatLongWithinFiveMinutes(int named, int waited)
    {
        var began = clock.GetUtcNow();
        var tries = 0;

        await RunAsync(new(), _ => tries++ == 0 ? new AttemptFault(TransferFault.Refused, "429") { MayPass = true, RetryAfter = TimeSpan.FromSeconds(named) } : null);

        (clock.GetUtcNow() - began).Should().BeCloseTo(TimeSpan.FromSeconds(waited), TimeSpan.FromSeconds(1));
    }

    private static AttemptFault Passing(Action? before = null)
    {
        before?.Invoke();
        return new(TransferFault.Refused, "the object store answered 503") { MayPass = true };
    }

    private async Task<TransferException> FailAsync(TransferOptions options, Func<int, AttemptFault> fault, Func<long>? others = null) =>
        (await FluentActions.Awaiting(() => RunAsync(options, fault, others)).Should().ThrowAsync<TransferException>()).Which;

    private Task<bool> RunAsync(TransferOptions options, Func<int, AttemptFault?> fault, Func<long>? others = null)
    {
        var number = 0;
        return clock.RunAsync(new Attempts(options, clock, NullLogger.Instance).RunAsync(
            _ => fault(++number) is { } failure ? Task.FromException<bool>(failure) : Task.FromResult(true), Subject, CancellationToken.None, others: others));
    }
}
