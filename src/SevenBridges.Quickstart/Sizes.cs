using System.Globalization;

namespace SevenBridges.Quickstart;

/// <summary>Numbers of bytes as people read them.</summary>
internal static class Sizes
{
    private static readonly string[] Units = ["bytes", "KiB", "MiB", "GiB", "TiB"];

    public static string Text(long? bytes)
    {
        if (bytes is not { } size) return "size unknown";
        var unit = 0;
        double number = size;
        for (; number >= 1024 && unit < Units.Length - 1; unit++) number /= 1024;
        return unit == 0 ? $"{size} {(size == 1 ? "byte" : "bytes")}" : string.Create(CultureInfo.InvariantCulture, $"{number:0.0} {Units[unit]}");
    }
}
