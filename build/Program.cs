using System.CommandLine;
using SevenBridges.Build;

return new RootCommand("What maintainers do with this repository.")
{
    AnswersVerb.Create(),
    ApiVerb.Create(),
    BenchVerb.Create(),
    CoverageVerb.Create(),
    LargeVerb.Create(),
    PackVerb.Create(),
    RegenerateVerb.Create(),
    SoakVerb.Create(),
    TransferVerb.Create(),
    VerifyVerb.Create(),
}.Parse(args).Invoke();
