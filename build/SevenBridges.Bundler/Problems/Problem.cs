namespace SevenBridges.Bundler;

/// <summary>One fault of the description. Its text is MSBuild's canonical form, so that it shows as an error of the build at its place.</summary>
internal sealed record Problem(ProblemKind Kind, string Path, Position At, string Message)
{
    public override string ToString() => $"{Path}({At.Line},{At.Column}): error SBB{(int)Kind:D4}: {Message}";
}
