using System.CommandLine;
using SevenBridges.Build;

return new RootCommand("What maintainers do with this repository.")
{
    ApiVerb.Create(), BenchVerb.Create(), CoverageVerb.Create(), PackVerb.Create(), SoakVerb.Create(), TransferVerb.Create(), VerifyVerb.Create(),
}.Parse(args).Invoke();
