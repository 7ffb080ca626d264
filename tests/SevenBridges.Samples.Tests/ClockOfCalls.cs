using System.Diagnostics.Metrics;

namespace SevenBridges.Samples.Tests;

/// <summary>A clock for the emulator that stands, and moves on each time that an operation was answered.</summary>
internal sealed class ClockOfCalls(string moves, TimeSpan by) : TimeProvider
{
    private long _ticks = new DateTimeOffset(2025, 6, 1, 12, 0, 0, TimeSpan.Zero).UtcTicks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    /// <summary>Listens to what emulators answer until it is disposed.</summary>
    public IDisposable Follow()
    {
        var listener = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Name == "sevenbridges.emulator.calls")
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) =>
        {
            foreach (var tag in tags)
                if (tag is { Key: "operation", Value: string operation } && operation == moves)
                    Interlocked.Add(ref _ticks, by.Ticks);
        });
        listener.Start();
        return listener;
    }
}
