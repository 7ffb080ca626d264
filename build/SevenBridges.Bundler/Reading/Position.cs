namespace SevenBridges.Bundler;

/// <summary>A place in a text file; both numbers count from 1, as compilers do.</summary>
internal readonly record struct Position(int Line, int Column)
{
    public static readonly Position Start = new(1, 1);
}
