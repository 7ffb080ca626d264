namespace SevenBridges.Package.Tests.Consuming;

/// <summary>What native AOT needs beside the SDK: a linker, which .NET calls through the C compiler.</summary>
internal static class NativeCompiler
{
    /// <summary>What publishing has to be told; null: there is no linker on this machine.</summary>
    public static IReadOnlyList<string>? Properties { get; } = Find();

    /// <summary>What a person would install.</summary>
    public const string Missing = "no native program was made: neither clang nor gcc is in the PATH; install one of them, with the headers of zlib";

    private static IReadOnlyList<string>? Find()
    {
        const string aot = "-p:PublishAot=true";
        // Visual Studio's linker is found by the SDK itself, wherever it is.
        if (OperatingSystem.IsWindows() || IsInPath("clang"))
            return [aot];
        return IsInPath("gcc") ? [aot, "-p:CppCompilerAndLinker=gcc"] : null;
    }

    private static bool IsInPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
