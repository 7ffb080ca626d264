namespace SevenBridges.Emulator.Hosting;

/// <summary>
/// Finds the operation of a request among the paths of the description. Segments are compared escaped and handed on unescaped, so that a slash
/// inside a segment stays inside it. Written text wins over a placeholder, a described path over the longer form of an id.
/// </summary>
internal sealed class Router
{
    private readonly List<Route> _routes;

    public Router(IEnumerable<DescribedOperation> operations) =>
        _routes = [.. operations.SelectMany(Route.AllOf).OrderBy(route => route.Rank)];

    /// <summary>The operation and its placeholders; null when the description has no such path, or not with this method.</summary>
    public Match? Find(string method, string path)
    {
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        foreach (var route in _routes)
            if (route.Operation.Method == method && route.Fits(segments) is { } values)
                return new Match(route.Operation, values);
        return null;
    }

    public bool KnowsPath(string path)
    {
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return _routes.Any(route => route.Fits(segments) is not null);
    }

    internal sealed record Match(DescribedOperation Operation, IReadOnlyDictionary<string, string> Values);

    /// <summary>One operation with one choice of lengths.</summary>
    private sealed class Route(DescribedOperation operation, string[] template, int lastLength)
    {
        public DescribedOperation Operation { get; } = operation;

        public (int, int) Rank => (lastLength > 1 ? 1 : 0, template.Count(IsPlaceholder));

        public static IEnumerable<Route> AllOf(DescribedOperation operation)
        {
            var template = operation.Template.Split('/', StringSplitOptions.RemoveEmptyEntries);
            var longest = operation.Lengths.Where(pair => pair.Value is not [1]).Select(pair => pair.Value).FirstOrDefault() ?? [1];
            return longest.Select(length => new Route(operation, template, length));
        }

        public Dictionary<string, string>? Fits(string[] segments)
        {
            if (segments.Length != template.Length + lastLength - 1)
                return null;
            var values = new Dictionary<string, string>(StringComparer.Ordinal);
            var at = 0;
            foreach (var part in template)
            {
                var taken = IsPlaceholder(part) && Operation.Lengths[part.Trim('{', '}')] is not [1] ? lastLength : 1;
                if (IsPlaceholder(part))
                    values[part.Trim('{', '}')] = string.Join('/', segments.Skip(at).Take(taken).Select(Uri.UnescapeDataString));
                else if (part != segments[at])
                    return null;
                at += taken;
            }

            return values;
        }

        private static bool IsPlaceholder(string part) => part[0] == '{';
    }
}
