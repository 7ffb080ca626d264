using System.Collections;

namespace SevenBridges;

/// <summary>
/// Collects what the Platform answers to the calls made between <see cref="SevenBridgesClient.CaptureResponses"/> and <see cref="Dispose"/> in the same flow of
/// control: those awaited there and those started there, but not those of other threads and tasks. Captures may be nested; each collects all.
/// </summary>
/// <remarks>Every answer is collected, also to requests that failed and were repeated; of more than 1000 the last 1000.</remarks>
public sealed class ResponseCapture : IReadOnlyList<ResponseInfo>, IDisposable
{
    private const int Most = 1000;

    private readonly Lock gate = new();
    private readonly Queue<ResponseInfo> answers = new();
    private readonly AsyncLocal<ResponseCapture?> place;
    private readonly ResponseCapture? outer;
    private volatile bool ended;

    internal ResponseCapture(AsyncLocal<ResponseCapture?> place)
    {
        this.place = place;
        outer = place.Value;
        place.Value = this;
    }

    /// <summary>How many answers there are.</summary>
    public int Count
    {
        get
        {
            lock (gate) return answers.Count;
        }
    }

    /// <summary>The last answer; null: there was none yet.</summary>
    public ResponseInfo? Last
    {
        get
        {
            lock (gate) return answers.LastOrDefault();
        }
    }

    /// <summary>One of the answers, in the order in which they came.</summary>
    /// <param name="index">From 0.</param>
    public ResponseInfo this[int index]
    {
        get
        {
            lock (gate) return answers.ElementAt(index);
        }
    }

    /// <summary>Ends the capture; what was collected stays readable.</summary>
    public void Dispose()
    {
        ended = true;
        if (place.Value == this) place.Value = outer;
    }

    /// <inheritdoc/>
    public IEnumerator<ResponseInfo> GetEnumerator()
    {
        lock (gate) return ((IEnumerable<ResponseInfo>)[.. answers]).GetEnumerator();
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal void Add(ResponseInfo answer)
    {
        for (var capture = this; capture is not null; capture = capture.outer) capture.Take(answer);
    }

    private void Take(ResponseInfo answer)
    {
        if (ended) return;
        lock (gate)
        {
            if (answers.Count == Most) answers.Dequeue();
            answers.Enqueue(answer);
        }
    }
}
