using System.Globalization;
using System.Text;

namespace SevenBridges.Generator.Model;

/// <summary>The placeholders of a path become arguments: those that are segments of one id become that id.</summary>
internal static class PathBinder
{
    public static IReadOnlyList<ArgumentModel> ArgumentsOf(Binding binding, OperationNode operation)
    {
        var arguments = new List<ArgumentModel>();
        foreach (var slot in Slots(binding, operation))
            if (slot.IdSchema is null)
                arguments.Add(Plain(binding, slot));
            else if (slot.Segment == 1)
                arguments.Add(OfId(binding, slot.IdSchema));
        return arguments;
    }

    /// <summary>The path as the inside of an interpolated string: <c>/files/{file}/actions/copy</c>.</summary>
    public static string Interpolate(Binding binding, OperationNode operation, Func<string, string> rename)
    {
        var slots = Slots(binding, operation).ToDictionary(slot => slot.Name, StringComparer.Ordinal);
        var path = new StringBuilder();
        foreach (var part in operation.Path.Split('/').Skip(1))
        {
            if (!part.StartsWith("{", StringComparison.Ordinal))
                path.Append('/').Append(part);
            else if (slots.TryGetValue(part.Trim('{', '}'), out var slot) && Expression(binding, slot, slots.Values, rename) is { } expression)
                path.Append("/{").Append(expression).Append('}');
        }

        return path.Length == 0 ? "/" : path.ToString();
    }

    /// <summary>An id is written where its first segment stands; an id that may be longer is cut to the segments of this path unless the last takes the rest.</summary>
    private static string? Expression(Binding binding, Slot slot, IEnumerable<Slot> all, Func<string, string> rename)
    {
        if (slot.IdSchema is null)
            return rename(Naming.Argument(slot.Node.TextOf("x-sbg-name") ?? slot.Name));
        if (slot.Segment != 1)
            return null;
        var last = all.Where(other => other.IdSchema == slot.IdSchema).OrderBy(other => other.Segment).Last();
        var name = rename(OfId(binding, slot.IdSchema).Name);
        var longest = SegmentsOf(slot.IdSchema).DefaultIfEmpty(1).Max();
        return last.TakesRest || last.Segment >= longest ? name : $"{name}.First({last.Segment})";
    }

    private static IEnumerable<int> SegmentsOf(Component id) =>
        (id.Node["x-sbg-id"]?["segments"]?.Items ?? []).Select(item => int.TryParse(item.Text, out var count) ? count : 1);

    private static ArgumentModel OfId(Binding binding, Component schema)
    {
        var type = binding.Types.OfComponent(schema);
        var name = schema.Node["x-sbg-id"]?.TextOf("argument") ?? schema.Name;
        return new ArgumentModel(Naming.Argument(name), name, type, schema.Node.TextOf("description") ?? "") { IsRequired = true };
    }

    private static ArgumentModel Plain(Binding binding, Slot slot)
    {
        var type = slot.Node["schema"] is { } schema ? binding.Types.Bind(schema) : new TypeModel(TypeKind.Text, "string");
        return new ArgumentModel(Naming.Argument(slot.Node.TextOf("x-sbg-name") ?? slot.Name), slot.Name, type, slot.Node.TextOf("description") ?? "")
        {
            IsRequired = true,
            Limits = slot.Node["schema"] is { } limited ? PropertyBinder.LimitsOf(limited) : null,
        };
    }

    private static IEnumerable<Slot> Slots(Binding binding, OperationNode operation)
    {
        var parameters = Parameters.Of(binding.Description, operation)
            .Where(parameter => parameter.Node.TextOf("in") == "path").ToArray();
        foreach (var part in operation.Path.Split('/').Where(part => part.StartsWith("{", StringComparison.Ordinal)))
        {
            var name = part.Trim('{', '}');
            if (parameters.FirstOrDefault(parameter => parameter.Node.TextOf("name") == name) is { } found)
                yield return SlotOf(binding, name, found.Node);
        }
    }

    private static Slot SlotOf(Binding binding, string name, JsonNode node)
    {
        var word = node.TextOf("x-sbg-id");
        if (word is null)
            return new Slot(name, node, null, 0, false);
        var parts = word.TrimEnd('+').Split('.');
        var segment = parts.Length == 2 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;
        return new Slot(name, node, binding.Description.Schema(parts[0]), segment, word.EndsWith("+", StringComparison.Ordinal));
    }

    /// <summary>Holds placeholders against parameters, and segments against their order.</summary>
    public static void Check(Binding binding, OperationNode operation)
    {
        var placeholders = operation.Path.Split('/').Where(part => part.StartsWith("{", StringComparison.Ordinal)).Select(part => part.Trim('{', '}')).ToArray();
        var parameters = Parameters.Of(binding.Description, operation).Where(parameter => parameter.Node.TextOf("in") == "path").ToArray();
        foreach (var name in placeholders)
            if (parameters.All(parameter => parameter.Node.TextOf("name") != name))
                binding.Report(Rules.UndefinedPathParameter, operation.IdPlace, name);
        foreach (var parameter in parameters)
            CheckParameter(binding, operation, placeholders, parameter.Node);
    }

    private static void CheckParameter(Binding binding, OperationNode operation, string[] placeholders, JsonNode parameter)
    {
        var name = parameter.TextOf("name") ?? "";
        if (!placeholders.Contains(name))
            binding.Report(Rules.UnusedPathParameter, operation.IdPlace, name, operation.Path);
        if (parameter["x-sbg-id"] is not { } word)
            return;
        var slot = SlotOf(binding, name, parameter);
        if (slot.IdSchema is null || slot.IdSchema.Node["x-sbg-id"] is null)
            binding.Report(Rules.BadId, word.Place);
        else if (slot.Segment > 1 && Slots(binding, operation).All(other => other.IdSchema != slot.IdSchema || other.Segment != slot.Segment - 1))
            binding.Report(Rules.SegmentOutOfOrder, operation.IdPlace, name, slot.Segment.ToString(CultureInfo.InvariantCulture), (slot.Segment - 1).ToString(CultureInfo.InvariantCulture));
    }

    private sealed record Slot(string Name, JsonNode Node, Component? IdSchema, int Segment, bool TakesRest);
}
