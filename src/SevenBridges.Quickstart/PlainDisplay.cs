using System.Globalization;

namespace SevenBridges.Quickstart;

/// <summary>One line for each thing done, and a few for what takes long.</summary>
internal sealed class PlainDisplay(TextWriter output) : Display
{
    private const int StepInPercent = 25;

    private readonly Lock writing = new();

    public override void Step(string name, string what)
    {
        lock (writing) output.WriteLine($"{name,-NameWidth} {what}");
    }

    public override Task<T> TransferAsync<T>(string name, Func<IProgress<TransferProgress>, Task<T>> transfer) => transfer(new Percents(this, name));

    public override Task WaitAsync(string name, Func<IProgress<PlatformTask>, Task<PlatformTask>> wait) => wait(new Statuses(this, name));

    private sealed class Percents(PlainDisplay display, string name) : IProgress<TransferProgress>
    {
        private int shown = -1;

        public void Report(TransferProgress value)
        {
            if (value.Percent is not { } percent || (int)percent / StepInPercent <= shown) return;
            shown = (int)percent / StepInPercent;
            var speed = value.BytesPerSecond > 0 ? $", {Sizes.Text((long)value.BytesPerSecond)}/s" : "";
            display.Step(name, string.Create(CultureInfo.InvariantCulture, $"{value.FileName}: {percent:0}% of {Sizes.Text(value.TotalBytes)}{speed}"));
        }
    }

    private sealed class Statuses(PlainDisplay display, string name) : IProgress<PlatformTask>
    {
        private PlatformTaskStatus? shown;

        public void Report(PlatformTask value)
        {
            if (value.IsFinished || shown == value.Status) return;
            display.Step(name, (shown = value.Status).ToString()!);
        }
    }
}
