using System.Collections;

namespace SevenBridges.Bundler;

/// <summary>Collects faults, so that one run tells all of them.</summary>
internal sealed class ProblemList : IReadOnlyCollection<Problem>
{
    private readonly List<Problem> problems = [];

    public int Count => problems.Count;

    public void Add(ProblemKind kind, string path, Position at, string message) => problems.Add(new Problem(kind, path, at, message));

    public void Add(ProblemKind kind, Placed placed, string message) => Add(kind, placed.Document.Path, placed.At, message);

    public IEnumerator<Problem> GetEnumerator() => problems.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
