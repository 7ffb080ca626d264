using Spectre.Console;

namespace SevenBridges.Quickstart;

/// <summary>Lines with colours, a bar for each transfer, a moving sign while a task runs.</summary>
internal sealed class TerminalDisplay(IAnsiConsole console) : Display
{
    public override void Step(string name, string what) => console.MarkupLine($"[green]{Markup.Escape(name.PadRight(NameWidth))}[/] {Markup.Escape(what)}");

    public override Task<T> TransferAsync<T>(string name, Func<IProgress<TransferProgress>, Task<T>> transfer) =>
        console.Progress().AutoClear(false).Columns(Columns()).StartAsync(bars => transfer(new Bar(bars.AddTask($"[green]{Markup.Escape(name.PadRight(NameWidth))}[/]"))));

    public override Task WaitAsync(string name, Func<IProgress<PlatformTask>, Task<PlatformTask>> wait) =>
        console.Status().StartAsync(name, status => wait(new Statuses(status, name)));

    private static ProgressColumn[] Columns() =>
        [new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new DownloadedColumn(), new TransferSpeedColumn()];

    private sealed class Bar(ProgressTask bar) : IProgress<TransferProgress>
    {
        public void Report(TransferProgress value)
        {
            // An empty file has nothing to fill a bar with: it is full when its one part is there.
            bar.MaxValue = Math.Max(1, value.TotalBytes ?? 1);
            bar.Value = value.TotalBytes == 0 ? value.Parts : value.BytesMoved;
        }
    }

    private sealed class Statuses(StatusContext status, string name) : IProgress<PlatformTask>
    {
        public void Report(PlatformTask value) => status.Status = $"{Markup.Escape(name)}: {Markup.Escape(value.Status.ToString())}";
    }
}
