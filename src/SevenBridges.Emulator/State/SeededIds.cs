using System.Buffers.Binary;
using System.Globalization;

namespace SevenBridges.Emulator.State;

/// <summary>Ids in the Platform's shapes, the same in each run that has the same seed.</summary>
internal sealed class SeededIds(int seed)
{
    private const string Alphanumerics = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private readonly Random _random = new(seed);
    private readonly Lock _gate = new();

    /// <summary>24 hexadecimal digits: files, folders, markers.</summary>
    public string File() => Convert.ToHexStringLower(Bytes(12));

    /// <summary>A UUID: tasks, billing groups, teams, automations.</summary>
    public string Uuid()
    {
        var bytes = Bytes(16);
        bytes[7] = (byte)((bytes[7] & 0x0f) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes).ToString("D");
    }

    /// <summary>32 letters and digits: imports and exports.</summary>
    public string Job() => Text(32);

    public string Text(int length)
    {
        lock (_gate)
            return new string(_random.GetItems<char>(Alphanumerics, length));
    }

    /// <summary>A number in a string: asynchronous jobs, invoices.</summary>
    public string Digits() => (BinaryPrimitives.ReadUInt64LittleEndian(Bytes(8)) >> 8).ToString(CultureInfo.InvariantCulture);

    private byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        lock (_gate)
            _random.NextBytes(bytes);
        return bytes;
    }
}
