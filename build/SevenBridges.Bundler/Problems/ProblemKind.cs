namespace SevenBridges.Bundler;

/// <summary>What can be wrong with the description as a set of files. The number is part of the message and is never reused.</summary>
internal enum ProblemKind
{
    NotJson = 1,
    DuplicateMember = 2,
    WrongVersion = 3,
    UnknownRootMember = 4,
    BadReference = 5,
    DanglingReference = 6,
    DuplicateComponent = 7,
    DuplicatePath = 8,
    DuplicateOperation = 9,
    DuplicateEntry = 10,
}
