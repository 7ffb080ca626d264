using System.Reflection;
using System.Runtime.InteropServices;

namespace SevenBridges.Http;

/// <summary>Says to the Platform which program calls: <c>SevenBridges.NET/1.2.3 (.NET 10.0.1; Linux)</c>.</summary>
internal static class UserAgent
{
    private static readonly string Library = $"SevenBridges.NET/{Version} (.NET {Environment.Version}; {System})";

    public static string Of(string? application) => string.IsNullOrWhiteSpace(application) ? Library : $"{application.Trim()} {Library}";

    internal static string Version
    {
        get
        {
            var whole = typeof(UserAgent).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0";
            var commit = whole.IndexOf('+');
            return commit < 0 ? whole : whole[..commit];
        }
    }

    private static string System =>
        RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? "Windows"
        : RuntimeInformation.IsOSPlatform(OSPlatform.OSX) ? "macOS"
        : RuntimeInformation.IsOSPlatform(OSPlatform.Linux) ? "Linux"
        : "other";
}
