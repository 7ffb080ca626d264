namespace SevenBridges.Emulator.Storage;

/// <summary>Numbers that look random and follow from what they are made of, the same on each machine.</summary>
internal static class Mixing
{
    /// <summary>SplitMix64's last step: each bit of the input moves half of the output's.</summary>
    public static ulong Mix(ulong value)
    {
        value += 0x9e3779b97f4a7c15;
        value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9;
        value = (value ^ (value >> 27)) * 0x94d049bb133111eb;
        return value ^ (value >> 31);
    }

    /// <summary>FNV-1a; unlike <see cref="string.GetHashCode()"/> it is the same in each process.</summary>
    public static ulong Hash(string text)
    {
        var hash = 0xcbf29ce484222325;
        foreach (var letter in text)
            hash = (hash ^ letter) * 0x100000001b3;
        return hash;
    }
}
