namespace SevenBridges;

/// <summary>Makes models for users' own tests, as if the Platform had sent them.</summary>
public static partial class ModelFactory;
