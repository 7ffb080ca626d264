namespace SevenBridges.Benchmarks.Requests;

/// <summary>How many requests something sends.</summary>
/// <param name="Api">To the API, which counts them against the user's limit.</param>
/// <param name="Storage">To the object store, which does not.</param>
internal readonly record struct Sent(long Api, long Storage = 0)
{
    public long All => Api + Storage;

    public static Sent operator +(Sent one, Sent other) => new(one.Api + other.Api, one.Storage + other.Storage);
}
