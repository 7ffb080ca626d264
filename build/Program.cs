using System.CommandLine;
using SevenBridges.Build;

return new RootCommand("What maintainers do with this repository.")
{
    ApiVerb.Create(), BenchVerb.Create(), CoverageVerb.Create(), LargeVerb.Create(), PackVerb.Create(), SoakVerb.Create(), TransferVerb.Create(),
}.Parse(args).Invoke();
