using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using SevenBridges.Tests.Properties;

namespace SevenBridges.Tests.PublicApi;

/// <summary>
/// What a method that sends requests says of them. A method that is a shorter way to another one may leave that to it: its remarks then begin with
/// "As" and name the other one.
/// </summary>
internal sealed partial class CallDocs(MethodInfo method)
{
    /// <summary>What belongs to no operation: it sends whatever its query, page or request says.</summary>
    private static readonly Type[] OfAnyOperation = [typeof(Page<>), typeof(Pageable<>), typeof(SevenBridgesClient), typeof(Transfer)];

    private static readonly string[] Results = ["Task", "Task`1", "ValueTask", "ValueTask`1", "IAsyncEnumerable`1", "Pageable`1", "Transfer`1"];

    private readonly IReadOnlyList<XElement> _docs = [.. Chain(Docs.Of(method)).Take(5)];

    public static bool IsAsked(MethodInfo method) =>
        Results.Contains(method.ReturnType.Name) && method.Name != nameof(IAsyncDisposable.DisposeAsync) && !Remarks(Docs.Of(method)).Any(text => text.Contains("Sends nothing", StringComparison.Ordinal));

    /// <summary>What the docs of the method leave open.</summary>
    public IEnumerable<string> Missing()
    {
        var remarks = string.Join(' ', _docs.SelectMany(Remarks));
        if (!_docs.SelectMany(docs => docs.Elements("exception")).Any(IsOfTheClient))
            yield return "no <exception> names a SevenBridgesException, and what may go wrong";
        foreach (var code in Errors().Where(code => !ErrorCodesOf.Contains(code)))
            yield return $"{code} is no error code of the description";
        if (RepeatsIn().Match(remarks) is not { Success: true } repeats)
            yield return "remarks do not say 'Repeats: …'";
        else if (MayNotRepeat(remarks).FirstOrDefault() is { } once && repeats.Value == "Repeats: after a passing failure it is sent again.")
            yield return $"{once} is not simply repeated";
        if (IsPaged(remarks) && !remarks.Contains("Paging: ", StringComparison.Ordinal))
            yield return "remarks do not say 'Paging: …'";
        foreach (var missing in Source(remarks))
            yield return missing;
    }

    private bool IsPaged(string remarks) => method.ReturnType.Name switch
    {
        "Pageable`1" => true,
        "IAsyncEnumerable`1" => IsOfAnyOperation || Operations(remarks).Any(id => Description.Operations.GetValueOrDefault(id)?.Paging is not null),
        _ => false,
    };

    private static HashSet<string> ErrorCodesOf { get; } = [.. typeof(ErrorCodes).GetFields().Select(code => $"{code.GetRawConstantValue()}")];

    /// <summary>The Platform's codes that are named; what has three digits is a status.</summary>
    private IEnumerable<string> Errors() =>
        _docs.SelectMany(docs => docs.Elements("exception")).SelectMany(error => CodeOf().Matches(error.Value)).Select(match => match.Groups[1].Value);

    private IEnumerable<string> Source(string remarks)
    {
        var named = Operations(remarks).ToList();
        if (named.Count == 0 && !(IsOfAnyOperation && remarks.Contains("Source: the operation", StringComparison.Ordinal)))
            yield return "remarks do not say 'Source: description operation <c>…</c>.'";
        foreach (var unknown in named.Where(id => !Description.Operations.ContainsKey(id)))
            yield return $"{unknown} is no operation of the description";
    }

    private bool IsOfAnyOperation => OfAnyOperation.Contains(method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericTypeDefinition() : method.DeclaringType);

    private static IEnumerable<string> MayNotRepeat(string remarks) => Operations(remarks)
        .Where(id => Description.Operations.TryGetValue(id, out var operation) && (string?)operation.Node["x-sbg-repeat"] is not ("safe" or "idempotent"));

    private static IEnumerable<string> Operations(string remarks) =>
        SourceIn().Matches(remarks).SelectMany(source => IdIn().Matches(source.Value)).Select(id => id.Groups[1].Value);

    private static bool IsOfTheClient(XElement exception)
    {
        var name = ((string?)exception.Attribute("cref"))?.Split(':')[^1];
        return exception.Value.Length > 0 && name is not null && typeof(SevenBridgesClient).Assembly.GetType(name) is { } type && type.IsAssignableTo(typeof(SevenBridgesException));
    }

    private static IEnumerable<XElement> Chain(XElement? docs)
    {
        while (docs is not null)
        {
            yield return docs;
            docs = Docs.Of(docs.Elements("remarks").DescendantNodesAndSelf().OfType<XElement>().FirstOrDefault(IsAnother)?.Attribute("cref")?.Value ?? "");
        }
    }

    /// <summary>"As" and a reference: the rest stands there.</summary>
    private static bool IsAnother(XElement element) =>
        element is { Name.LocalName: "see", PreviousNode: XText before } && before.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is [.., "As" or "as"];

    /// <summary>With what is in <c>c</c> marked, so that ids of operations are told from words.</summary>
    private static IEnumerable<string> Remarks(XElement? docs) =>
        (docs?.Elements("remarks") ?? []).Select(remarks => string.Join(' ', string.Concat(remarks.DescendantNodes().OfType<XText>().Select(text =>
            text.Parent!.Name.LocalName == "c" ? $"`{text.Value}`" : text.Value + (text.NextNode is null && text.Parent.Name.LocalName == "para" ? " " : ""))).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    [GeneratedRegex(@"Repeats: [^.]+\.")]
    private static partial Regex RepeatsIn();

    [GeneratedRegex(@"Source: description operations? .*")]
    private static partial Regex SourceIn();

    [GeneratedRegex(@"`(\w+(\.\w+)+)`")]
    private static partial Regex IdIn();

    [GeneratedRegex(@"(?<![\d.,])(\d{4,6})(?![\d,])")]
    private static partial Regex CodeOf();
}
