namespace SevenBridges.Build.Tests.Conventions;

internal static class Offenders
{
    /// <summary>Fails with all offenders, one a line, and not with the first only: they are mended in one go.</summary>
    public static void ShouldBeNone(this IEnumerable<string> offenders, string because) =>
        string.Join('\n', offenders).Should().BeEmpty(because.Replace("{", "{{").Replace("}", "}}"));
}
