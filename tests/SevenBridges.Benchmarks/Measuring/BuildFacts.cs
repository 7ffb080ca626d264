using System.Reflection;

namespace SevenBridges.Benchmarks.Measuring;

/// <summary>What the build of this program tells it: where the repository is, and what is started as processes.</summary>
internal static class BuildFacts
{
    public static string Root => Of("RepositoryRoot");

    public static string Of(string name) => typeof(BuildFacts).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(fact => fact.Key == name).Value!;
}
