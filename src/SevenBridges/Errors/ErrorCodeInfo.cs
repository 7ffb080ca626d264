namespace SevenBridges;

/// <summary>What the description knows of one of the Platform's numeric error codes.</summary>
/// <param name="Code">The code.</param>
/// <param name="Status">The HTTP status that it comes with.</param>
/// <param name="Area">The service that gives it.</param>
/// <param name="Message">What it means, in a few words.</param>
/// <param name="CanRepeat">True when the same call may succeed later.</param>
public sealed record ErrorCodeInfo(int Code, int Status, string Area, string Message, bool CanRepeat);
