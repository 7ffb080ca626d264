using System.Text.Json;
using System.Text.Json.Nodes;

namespace SevenBridges.Build;

/// <summary>
/// Makes read-only calls: every GET of the description that can be reached by following what the answers so far have shown, each a few times.
/// </summary>
internal sealed class Explorer(SevenBridgesClient platform, Description description, VerifyLimits limits)
{
    private const string AllFields = "_all";

    private readonly KnownValues known = new();
    private readonly HashSet<string> sent = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ReadRecord> records = new(StringComparer.Ordinal);
    private readonly HashSet<string> addresses = new(StringComparer.Ordinal);

    public DriftLedger Ledger { get; } = new();

    /// <summary>How many requests were made.</summary>
    public int Requests => sent.Count;

    /// <summary>What became of each operation, in the order of the description.</summary>
    public IEnumerable<ReadRecord> Records => description.Reads.Select(RecordOf);

    public async Task RunAsync(IProgress<string>? progress, CancellationToken cancellationToken)
    {
        var judge = new AnswerJudge(description, Ledger, known);
        for (var before = -1; before != Requests && Requests < limits.Requests;)
        {
            before = Requests;
            foreach (var read in description.Reads.Where(read => RecordOf(read).Answered < limits.Each))
                await TryAsync(read, judge, progress, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task TryAsync(DescribedRead read, AnswerJudge judge, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        var record = RecordOf(read);
        foreach (var call in Calls(read).ToArray())
        {
            if (record.Answered >= limits.Each || record.Refused >= limits.Refusals || Requests >= limits.Requests)
                return;
            if (!sent.Add(call.Address))
                continue;
            progress?.Report($"{Requests}: {read.Id}");
            await MakeAsync(call, record, judge, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task MakeAsync(ReadCall call, ReadRecord record, AnswerJudge judge, CancellationToken cancellationToken)
    {
        try
        {
            var headers = call.Read.IsAdvance ? new Dictionary<string, string> { ["X-SBG-Advance-Access"] = "advance" } : null;
            var answer = await platform.SendAsync(HttpMethod.Get, call.Path, call.Query, headers: headers, cancellationToken: cancellationToken).ConfigureAwait(false);
            record.Answered++;
            record.Values.Add(call.Values);
            HeadersOf(call.Read, answer);
            if (call.Read.Schema is not null)
                Look(call, answer, judge);
        }
        catch (SevenBridgesException refusal) when (refusal.Status is { } status && (int)status is >= 400 and < 500 and not 401)
        {
            record.Refused++;
            record.LastRefusal = $"{(int)status}, code {refusal.Code?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "none"}";
        }
    }

    private void Look(ReadCall call, PlatformResponse answer, AnswerJudge judge)
    {
        try
        {
            var body = answer.Json();
            judge.Judge(call.Read, body, whole: !call.Read.IsPaged || call.Read.TakesFields);
            Addresses(body);
        }
        catch (JsonException)
        {
            Ledger.Add(new Drift(DriftKind.WrongAnswer, call.Read.Id, "", "the answer is no JSON", null, call.Read.Place) { Key = $"{call.Read.Id} no JSON" });
        }
    }

    private void HeadersOf(DescribedRead read, PlatformResponse answer)
    {
        foreach (var name in read.Response is null ? [] : description.HeadersOf(read.Response).Where(name => !answer.Headers.ContainsKey(name)))
            Ledger.Add(new Drift(DriftKind.MissingHeader, read.Id, "", $"the header '{name}' did not come", null, PlaceOfHeader(read, name)) { Key = $"header {name}" });
    }

    private string PlaceOfHeader(DescribedRead read, string name) =>
        description.Component($"#/components/headers/{name}").Text("x-sbg-source") ?? read.Response!.Text("x-sbg-source") ?? read.Place;

    /// <summary>Every <c>href</c> of an answer: addresses that surely exist.</summary>
    private void Addresses(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Array)
            foreach (var item in value.EnumerateArray())
                Addresses(item);
        if (value.ValueKind != JsonValueKind.Object)
            return;
        foreach (var member in value.EnumerateObject())
        {
            if (member.Name == "href" && member.Value.ValueKind == JsonValueKind.String)
                addresses.Add(member.Value.GetString()!);
            Addresses(member.Value);
        }
    }

    /// <summary>The calls of an operation that are worth making: addresses that came, what extends a call that was answered, and ids of the right type.</summary>
    private IEnumerable<ReadCall> Calls(DescribedRead read)
    {
        var values = read.Names.Count == 0 ? [new Dictionary<string, string>()] : ByAddress(read).Concat(InTurn(ByExtension(read), ByIds(read)));
        return values.SelectMany(found => Queries(read).Select(query => new ReadCall(read, found, query)));
    }

    private IEnumerable<IReadOnlyDictionary<string, string>> ByAddress(DescribedRead read)
    {
        foreach (var address in addresses)
            if (Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.AbsolutePath.StartsWith(platform.Endpoint.AbsolutePath, StringComparison.Ordinal)
                && read.Match(uri.AbsolutePath[platform.Endpoint.AbsolutePath.TrimEnd('/').Length..]) is { } values)
                yield return values;
    }

    private IEnumerable<IReadOnlyDictionary<string, string>> ByExtension(DescribedRead read) =>
        from parent in description.Reads
        where read.Template.StartsWith(parent.Template + "/", StringComparison.Ordinal) && parent.Names.Count > 0
        from values in RecordOf(parent).Values
        from rest in Rest(read, read.Names.Where(name => !values.ContainsKey(name)).ToArray())
        select (IReadOnlyDictionary<string, string>)values.Concat(rest).ToDictionary();

    private IEnumerable<IReadOnlyDictionary<string, string>> Rest(DescribedRead read, string[] names) => names switch
    {
        [] => [new Dictionary<string, string>()],
        [var only] => Single(read.ParameterOf(only)).Select(value => (IReadOnlyDictionary<string, string>)new Dictionary<string, string> { [only] = value }),
        _ => [],
    };

    private IEnumerable<string> Single(JsonObject parameter)
    {
        var found = parameter.Text("x-sbg-id") is { } id ? known.Of(id[..id.LastIndexOf('.')]) : known.Of(parameter.Text("name")!);
        var least = parameter["schema"]?["minimum"]?.ToString();
        return found.Concat(least is null ? [] : [least]);
    }

    private IEnumerable<IReadOnlyDictionary<string, string>> ByIds(DescribedRead read)
    {
        var ids = read.Names.Select(name => read.ParameterOf(name).Text("x-sbg-id")).ToArray();
        if (ids.All(id => id is null))
            return Rest(read, [.. read.Names]).Concat(Owners(read));
        var types = ids.Select(id => id?[..id.LastIndexOf('.')]).Distinct().ToArray();
        return types is [{ } type] ? known.Of(type).Select(id => Segments(read, id)).OfType<IReadOnlyDictionary<string, string>>() : [];
    }

    private static IEnumerable<T> InTurn<T>(IEnumerable<T> one, IEnumerable<T> other)
    {
        using var others = other.GetEnumerator();
        foreach (var item in one)
        {
            yield return item;
            if (others.MoveNext())
                yield return others.Current;
        }

        while (others.MoveNext())
            yield return others.Current;
    }

    /// <summary>Who owns a thing stands in the first segment of its id.</summary>
    private IEnumerable<IReadOnlyDictionary<string, string>> Owners(DescribedRead read) => read.Names is ["owner"]
        ? known.Of("ProjectId").Select(id => (IReadOnlyDictionary<string, string>)new Dictionary<string, string> { ["owner"] = id.Split('/')[0] })
        : [];

    private static Dictionary<string, string>? Segments(DescribedRead read, string id)
    {
        var segments = id.Split('/');
        var values = new Dictionary<string, string>();
        foreach (var name in read.Names)
        {
            var word = read.ParameterOf(name).Text("x-sbg-id")!;
            var isRest = word.EndsWith('+');
            var index = int.Parse(word[(word.LastIndexOf('.') + 1)..].TrimEnd('+'), System.Globalization.CultureInfo.InvariantCulture) - 1;
            if (index >= segments.Length)
                return null;
            values[name] = isRest ? string.Join('/', segments[index..]) : segments[index];
        }

        return values;
    }

    private IEnumerable<IReadOnlyList<KeyValuePair<string, string>>> Queries(DescribedRead read)
    {
        List<KeyValuePair<string, string>> always = [];
        if (read.TakesFields)
            always.Add(new("fields", AllFields));
        if (read.IsPaged && read.Parameters.Any(parameter => parameter.Text("name") == "limit"))
            always.Add(new("limit", limits.PageSize));
        if (read.Node.Text("x-sbg-paging") == "scroll")
            always.Add(new("token", "init"));
        var choices = (read.Node["x-sbg-one-of"] as JsonArray ?? []).Where(choice => choice.Flag("required")).Select(choice => choice!["of"]!.AsArray().Select(name => (string)name!).ToArray()).ToArray();
        var needed = read.Parameters.Where(parameter => parameter.Text("in") == "query" && parameter.Flag("required")).Select(parameter => parameter.Text("name")!);
        return choices switch
        {
            [] => needed.Any() ? needed.Take(1).SelectMany(name => Alternatives(read, [name], always)) : [always],
            [var names, ..] => Alternatives(read, names, always),
        };
    }

    private IEnumerable<IReadOnlyList<KeyValuePair<string, string>>> Alternatives(DescribedRead read, string[] names, List<KeyValuePair<string, string>> always) =>
        from name in names
        let parameter = read.Parameters.First(parameter => parameter.Text("name") == name)
        let type = parameter["schema"].Text("$ref") is { } reference ? reference[(reference.LastIndexOf('/') + 1)..] : null
        from value in type is null ? known.Of(name) : known.Of(type)
        select (IReadOnlyList<KeyValuePair<string, string>>)[new(name, value), .. always];

    private ReadRecord RecordOf(DescribedRead read)
    {
        if (!records.TryGetValue(read.Id, out var record))
            records[read.Id] = record = new(read.Id);
        return record;
    }
}

/// <summary>One call that may be made.</summary>
internal sealed record ReadCall(DescribedRead Read, IReadOnlyDictionary<string, string> Values, IReadOnlyList<KeyValuePair<string, string>> Query)
{
    public string Path => Read.Path(Values);

    public string Address => $"{Read.Id} {Path}?{string.Join('&', Query)}";
}

/// <summary>What became of one operation.</summary>
internal sealed record ReadRecord(string Operation)
{
    public int Answered { get; set; }

    public int Refused { get; set; }

    public string? LastRefusal { get; set; }

    public List<IReadOnlyDictionary<string, string>> Values { get; } = [];
}

/// <summary>How far a verification goes.</summary>
/// <param name="Requests">At most so many requests in all.</param>
/// <param name="Each">At most so many answers of one operation.</param>
/// <param name="Refusals">At most so many refusals of one operation: a guess may name a folder where a file is wanted.</param>
/// <param name="PageSize">Items a page.</param>
internal sealed record VerifyLimits(int Requests = 500, int Each = 4, int Refusals = 8, string PageSize = "25");
