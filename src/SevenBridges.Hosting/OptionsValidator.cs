using Microsoft.Extensions.Options;
using SevenBridges.Http;

namespace SevenBridges.Hosting;

/// <summary>Checks the options of every client when the host starts: ranges, and that there are usable credentials.</summary>
internal sealed class OptionsValidator : IValidateOptions<SevenBridgesOptions>
{
    public ValidateOptionsResult Validate(string? name, SevenBridgesOptions options)
    {
        var client = string.IsNullOrEmpty(name) ? "SevenBridges" : $"SevenBridges '{name}'";
        var faults = Connection.Faults(options).Select(fault => $"{client}: {fault}").ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
