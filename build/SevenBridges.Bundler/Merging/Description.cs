namespace SevenBridges.Bundler;

/// <summary>All documents as one: what the bundle is written from. Everything is in its final order.</summary>
internal sealed record Description(
    IReadOnlyList<SourceMember> Shared,
    IReadOnlyList<Placed> Paths,
    IReadOnlyList<ComponentKind> Components,
    IReadOnlyList<Extension> Extensions);

/// <summary>The components of one kind (<c>schemas</c>, <c>parameters</c> …) of all documents.</summary>
internal sealed record ComponentKind(string Name, IReadOnlyList<Placed> Components);

/// <summary>A word at the root of documents (<c>x-sbg-resource</c>, <c>x-sbg-error-codes</c>), whose maps are put together.</summary>
internal sealed record Extension(string Word, IReadOnlyList<Placed> Entries);
