using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using SevenBridges.Http;

namespace SevenBridges.Json;

/// <summary>Writes bodies into rented arrays. Each thread keeps its writer, so that a body costs no allocation.</summary>
[SuppressMessage("Design", "CA1001", Justification = "Lives as long as its thread; the writer holds nothing but a reference to this, and the array goes back after each body.")]
internal sealed class BodyWriter : IBufferWriter<byte>
{
    private const int FirstRent = 1024;

    [ThreadStatic]
    private static BodyWriter? mine;

    private readonly Utf8JsonWriter _json;
    private byte[] _rented = [];
    private int _written;

    private BodyWriter() => _json = new Utf8JsonWriter(this, new JsonWriterOptions { SkipValidation = true });

    /// <summary>The body as JSON; dispose it once it is sent for the last time.</summary>
    public static BodyBytes Write(IJsonBody body)
    {
        // Taken away while it writes: a body that writes another one gets a writer of its own, and one that throws leaves none behind.
        var writer = mine ?? new BodyWriter();
        mine = null;
        var bytes = writer.Take(body);
        mine = writer;
        return bytes;
    }

    public void Advance(int count) => _written += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _rented.AsMemory(_written);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _rented.AsSpan(_written);
    }

    private BodyBytes Take(IJsonBody body)
    {
        _rented = ArrayPool<byte>.Shared.Rent(FirstRent);
        _json.Reset(this);
        try
        {
            body.WriteTo(_json);
            _json.Flush();
            return new BodyBytes(_rented, _written);
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(_rented);
            throw;
        }
        finally
        {
            (_rented, _written) = ([], 0);
        }
    }

    private void Reserve(int sizeHint)
    {
        if (_rented.Length - _written >= Math.Max(sizeHint, 1))
            return;
        var grown = ArrayPool<byte>.Shared.Rent(Math.Max(2 * _rented.Length, _written + sizeHint));
        _rented.AsSpan(0, _written).CopyTo(grown);
        if (_rented.Length > 0)
            ArrayPool<byte>.Shared.Return(_rented);
        _rented = grown;
    }
}

/// <summary>A body in a rented array, which goes back to its pool when this is disposed.</summary>
internal readonly struct BodyBytes(byte[] rented, int length) : IDisposable
{
    public ReadOnlyMemory<byte> Memory => rented.AsMemory(0, length);

    public void Dispose() => ArrayPool<byte>.Shared.Return(rented);
}
