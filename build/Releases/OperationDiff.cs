using SevenBridges.Generator.Emission;
using SevenBridges.Generator.Model;

namespace SevenBridges.Build;

/// <summary>What changed in one operation.</summary>
internal static class OperationDiff
{
    public static IEnumerable<(string, Breaks)> Between(OperationModel old, OperationModel now, OperationRow oldRow, OperationRow row, string method)
    {
        var (was, parameters) = (Signature.Of(old), Signature.Of(now));
        foreach (var change in Parameters(was, parameters, method))
            yield return change;
        if ((old.Result?.CSharp, old.Paging is null) != (now.Result?.CSharp, now.Paging is null))
            yield return ($"`{method}` answers `{now.Result?.CSharp ?? "nothing"}` instead of `{old.Result?.CSharp ?? "nothing"}`", Breaks.Source | Breaks.Binary);
        else if (old.Paging != now.Paging)
            yield return ($"`{method}` is paged by `{now.Paging}` instead of `{old.Paging}`", Breaks.Nothing);
        if (old.MethodName != now.MethodName)
            yield return ($"`{old.MethodName}` is called `{now.MethodName}`", Breaks.Source | Breaks.Binary);
        foreach (var change in ShortForm(old, now, method))
            yield return change;
        foreach (var change in Behaviour(old, now, oldRow, row, method))
            yield return change;
    }

    private static IEnumerable<(string, Breaks)> Parameters(IReadOnlyList<Parameter> old, IReadOnlyList<Parameter> now, string method)
    {
        var (was, names) = (old.ToDictionary(parameter => parameter.Name), now.ToDictionary(parameter => parameter.Name));
        foreach (var parameter in now.Where(parameter => !was.ContainsKey(parameter.Name)))
            yield return parameter.Default is null
                ? ($"`{method}` needs `{parameter.Name}`", Breaks.Source | Breaks.Binary)
                : ($"`{method}` takes `{parameter.Name}`", Breaks.Binary);
        foreach (var parameter in old.Where(parameter => !names.ContainsKey(parameter.Name)))
            yield return ($"`{method}` no longer takes `{parameter.Name}`", Breaks.Source | Breaks.Binary);
        foreach (var parameter in now.Where(parameter => was.ContainsKey(parameter.Name)))
        {
            if (was[parameter.Name].Type != parameter.Type)
                yield return ($"`{method}` takes `{parameter.Name}` as `{parameter.Type}` instead of `{was[parameter.Name].Type}`", Breaks.Source | Breaks.Binary);
            else if (was[parameter.Name].Default != parameter.Default)
                yield return parameter.Default is null
                    ? ($"`{method}` needs `{parameter.Name}`", Breaks.Source)
                    : ($"`{method}` can do without `{parameter.Name}`", Breaks.Nothing);
        }
    }

    private static IEnumerable<(string, Breaks)> ShortForm(OperationModel old, OperationModel now, string method)
    {
        static string Text(OperationModel operation) => string.Join(", ", operation.Spread.Select(member => $"{member.Name}:{member.Type.CSharp}:{member.IsRequired}"));
        var (had, has) = (old.Spread.Count > 0, now.Spread.Count > 0);
        if (!had && has)
            yield return ($"`{method}` has a short form", Breaks.Nothing);
        else if (had && !has)
            yield return ($"`{method}` has no short form any more", Breaks.Source | Breaks.Binary);
        else if (Text(old) != Text(now))
            yield return ($"the short form of `{method}` takes other arguments", Breaks.Source | Breaks.Binary);
    }

    private static IEnumerable<(string, Breaks)> Behaviour(OperationModel old, OperationModel now, OperationRow oldRow, OperationRow row, string method)
    {
        if (now.IsDeprecated && !old.IsDeprecated)
            yield return ($"`{method}` is deprecated", Breaks.Source);
        if ((oldRow.Method, oldRow.Path) != (row.Method, row.Path))
            yield return ($"`{method}` is sent to `{row.Method} {row.Path}`", Breaks.Nothing);
        if ((oldRow.Repeat, oldRow.Ask) != (row.Repeat, row.Ask))
            yield return ($"`{method}` is {(row.Repeat is "Safe" or "Idempotent" ? "repeated" : "not repeated")} after a failure", Breaks.Nothing);
        if (oldRow.IsAdvance != row.IsAdvance)
            yield return ($"`{method}` {(row.IsAdvance ? "asks" : "does not ask")} for advance access", Breaks.Nothing);
        if (old.VerbClient is null != now.VerbClient is null)
            yield return now.VerbClient is null ? ($"the model's `{old.VerbName}` removed", Breaks.Source | Breaks.Binary) : ($"the model learns `{now.VerbName}`", Breaks.Nothing);
    }
}
