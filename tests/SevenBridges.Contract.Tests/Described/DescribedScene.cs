using System.Text.Json.Nodes;
using SevenBridges.Contract.Tests.Calls;
using SevenBridges.Tests.Properties;

namespace SevenBridges.Contract.Tests.Described;

/// <summary>What stands in the account of the resources that no table of calls is about: one of each thing that can be made, else the first that is listed.</summary>
/// <param name="Ids">Ids by their component, those of the written scene included.</param>
/// <param name="World">Where to look to see all that a call may have changed.</param>
internal sealed record DescribedScene(IReadOnlyDictionary<string, string> Ids, IReadOnlyList<string> World)
{
    /// <summary>The operations that nobody wrote a call of; what makes a thing stands before what is about one.</summary>
    private static readonly IReadOnlyList<DescribedOperation> Operations =
        [.. Description.Operations.Values.Where(operation => !Call.Written.ContainsKey(operation.Id)).OrderBy(operation => operation.Path.Count(letter => letter == '{')).ThenBy(operation => operation.Id, StringComparer.Ordinal)];

    public static async Task<DescribedScene> SetAsync(SevenBridgesClient platform, IReadOnlyDictionary<string, string> written)
    {
        var ids = new Dictionary<string, string>(written, StringComparer.Ordinal);
        int known;
        do
        {
            known = ids.Count;
            await AddAllAsync(platform, ids);
        }
        while (known < ids.Count); // One thing may need another that was found after it.
        var arguments = new DescribedArguments(ids, 0);
        return new(ids, [.. Operations.Where(operation => operation is { Method: "get", Answer: not null } && arguments.Suffice(operation)).Select(operation => Address(operation, arguments))]);
    }

    private static async Task AddAllAsync(SevenBridgesClient platform, Dictionary<string, string> ids)
    {
        foreach (var makes in Operations.Where(operation => operation is { Method: "post", Answer: not null, Paging: null }))
            await AddAsync(platform, makes, makes.Answer!, ids);
        foreach (var lists in Operations.Where(operation => operation is { Method: "get", Paging: not null }))
            if (ItemsOf(lists) is { } items)
                await AddAsync(platform, lists, items, ids);
    }

    /// <summary>Finds or makes a thing of which no id is known yet.</summary>
    private static async Task AddAsync(SevenBridgesClient platform, DescribedOperation operation, Schema thing, Dictionary<string, string> ids)
    {
        var arguments = new DescribedArguments(ids, 0);
        var (name, id) = thing.Properties.FirstOrDefault(property => property.Schema.Form == Form.Id && (string?)property.Schema["x-sbg-id"]!["of"] == thing.Name);
        if (id is null || ids.ContainsKey(id.Name!) || !arguments.Suffice(operation))
            return;
        if (await FirstAsync(platform, operation, arguments, ids) is { } found)
            ids[id.Name!] = (string)JsonNode.Parse(Values.Write(found))![name]!;
    }

    private static async Task<PlatformModel?> FirstAsync(SevenBridgesClient platform, DescribedOperation operation, DescribedArguments arguments, IReadOnlyDictionary<string, string> ids)
    {
        try
        {
            var answer = await OurCall.SendAsync(platform, operation, arguments, ids);
            return answer as PlatformModel ?? (answer as IEnumerable<object>)?.OfType<PlatformModel>().FirstOrDefault();
        }
        catch (Exception refused) when (refused is SevenBridgesException or InvalidOperationException)
        {
            return null; // The tests of this operation tell it; all the others go on.
        }
    }

    private static Schema? ItemsOf(DescribedOperation operation) => operation.Answer?.Properties.FirstOrDefault(property => property.Name == "items").Schema?.Items;

    private static string Address(DescribedOperation operation, DescribedArguments arguments)
    {
        var given = arguments.ParametersOf(operation);
        var query = operation.Parameters.Where(parameter => !parameter.IsInPath && given.ContainsKey(parameter.Name)).Select(parameter => $"{parameter.Name}={given[parameter.Name]}");
        var path = given.Aggregate(operation.Path, (text, parameter) => text.Replace($"{{{parameter.Key}}}", $"{parameter.Value}", StringComparison.Ordinal));
        return $"{path.TrimStart('/')}?{string.Join('&', query)}".TrimEnd('?');
    }
}
