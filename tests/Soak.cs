using System.Globalization;
using System.IO.Pipes;

namespace SevenBridges.TestSupport;

/// <summary>
/// What a test that <c>dotnet run --project build -- soak</c> runs at full size knows of that run: how much, from which seed, and whom to tell how far it is. In
/// <c>dotnet test</c> nobody is told. Part of the test projects that have such tests.
/// </summary>
internal sealed class Soak : IDisposable
{
    private const int Reports = 20;

    private readonly StreamWriter? _listener;
    private readonly int _count;
    private readonly string _what;

    private Soak(int count, string what, string? pipe)
    {
        (_count, _what) = (count, what);
        if (pipe is null)
            return;
        var connection = new NamedPipeClientStream(".", pipe, PipeDirection.Out);
        connection.Connect();
        _listener = new StreamWriter(connection) { AutoFlush = true };
    }

    public static int Count(int standard) => Number("SEVENBRIDGES_SOAK_COUNT", standard);

    public static int Seed(int standard) => Number("SEVENBRIDGES_SOAK_SEED", standard);

    /// <summary>Begins a run.</summary>
    /// <param name="count">How many there will be.</param>
    /// <param name="what">What is counted, for people: <c>answers broken</c>.</param>
    public static Soak Start(int count, string what) => new(count, what, Environment.GetEnvironmentVariable("SEVENBRIDGES_SOAK_PIPE"));

    /// <summary>Says how far it is, now and then.</summary>
    public void Done(int number)
    {
        if (number % Math.Max(1, _count / Reports) == 0)
            Say($"{number} of {_count} {_what}");
    }

    public void Say(string line) => _listener?.WriteLine(line);

    public void Dispose() => _listener?.Dispose();

    private static int Number(string variable, int standard) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : standard;
}
