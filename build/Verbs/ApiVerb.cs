using System.CommandLine;

namespace SevenBridges.Build;

/// <summary><c>api</c>: writes the listings of the public surface, for a reviewer to read.</summary>
internal static class ApiVerb
{
    public static Command Create()
    {
        var verb = new Command("api", "Writes the public surface of each package to build/api/.");
        verb.SetAction(_ => WriteAll());
        return verb;
    }

    private static void WriteAll()
    {
        foreach (var listing in ApiListing.All)
            Console.WriteLine($"build/api/{listing.FileName}: {(listing.Refresh() ? "changed" : "as it was")}");
    }
}
