using System.Globalization;
using System.Text;

namespace SevenBridges.Generator.Model;

/// <summary>The placeholders of a path become arguments: those that are segments of one id become that id.</summary>
internal static class PathBinder
{
    public static IReadOnlyList<ArgumentModel> ArgumentsOf(Binding binding, OperationNode operation)
    {
        if (operation.Arguments is { } known)
            return known;
        var before = binding.Description.Problems.Count;
        var found = FindArguments(binding, operation);
        // What has a fault tells it each time, so that whoever asks knows.
        if (binding.Description.Problems.Count == before)
            operation.Arguments = found;
        return found;
    }

    private static List<ArgumentModel> FindArguments(Binding binding, OperationNode operation)
    {
        var arguments = new List<ArgumentModel>();
        foreach (var slot in Slots(binding, operation))
            if (slot.IdSchema is null || slot.Segment == 1)
                arguments.Add(Argument(binding, slot));
        return arguments;
    }

    /// <summary>The path as the inside of an interpolated string: <c>/files/{file}/actions/copy</c>.</summary>
    public static string Interpolate(Binding binding, OperationNode operation, Func<ArgumentModel, string> write)
    {
        if (!Placeholders.IsWellFormed(operation.Path.Name))
            return "/";
        if (operation.Path.Name.IndexOf('{') < 0)
            return operation.Path.Name;
        var slots = Slots(binding, operation);
        var path = new StringBuilder();
        foreach (var part in operation.Path.Name.Split('/').Skip(1))
            if (!part.StartsWith("{", StringComparison.Ordinal))
                path.Append('/').Append(part);
            else if (SlotIn(slots, part) is { } slot && Expression(binding, slot, slots, write) is { } expression)
                path.Append("/{").Append(expression).Append('}');
        return path.ToString();
    }

    private static Slot? SlotIn(Slot[] slots, string part)
    {
        foreach (var slot in slots)
            if (part.Length == slot.Name.Length + 2 && string.CompareOrdinal(part, 1, slot.Name, 0, slot.Name.Length) == 0)
                return slot;
        return null;
    }

    /// <summary>Holds placeholders against parameters, and segments against their order.</summary>
    public static void Check(Binding binding, OperationNode operation)
    {
        if (!Placeholders.IsWellFormed(operation.Path.Name))
            binding.Report(Rules.MalformedPath, operation.Path.Place, operation.Path.Name);
        var parameters = PathParameters(binding, operation);
        foreach (var (name, start) in Placeholders.In(operation.Path.Name))
            if (parameters.All(parameter => parameter.Node.TextOf("name") != name))
                binding.Report(
                    Rules.UndefinedPathParameter,
                    Within(operation.Path.Place, start, name.Length + 2),
                    name,
                    Nearest.Hint(name, parameters.Select(parameter => parameter.Node.TextOf("name") ?? "")));
        foreach (var parameter in parameters)
            CheckParameter(binding, operation, parameter.Node);
    }

    /// <summary>The placeholder itself; the name of a path holds no escapes, so that one character is one column.</summary>
    private static Place Within(Place path, int start, int length) => path.Within(1 + start, length);

    /// <summary>An id is written where its first segment stands; an id that may be longer is cut to the segments of this path unless the last takes the rest.</summary>
    private static string? Expression(Binding binding, Slot slot, Slot[] all, Func<ArgumentModel, string> write)
    {
        if (slot.IdSchema is null)
            return write(Argument(binding, slot));
        if (slot.Segment != 1)
            return null;
        var last = slot;
        foreach (var other in all)
            last = other.IdSchema == slot.IdSchema && other.Segment >= last.Segment ? other : last;
        var name = write(Argument(binding, slot));
        var longest = SegmentsOf(slot.IdSchema).DefaultIfEmpty(1).Max();
        return last.TakesRest || last.Segment >= longest ? name : $"{name}.First({last.Segment})";
    }

    private static IEnumerable<int> SegmentsOf(Component id) =>
        (id.Node["x-sbg-id"]?.ItemsOf("segments") ?? default).Select(item => int.TryParse(item.Text, out var count) ? count : 1);

    private static ArgumentModel Argument(Binding binding, Slot slot)
    {
        if (slot.Argument is { } known)
            return known;
        var before = binding.Description.Problems.Count;
        var made = slot.IdSchema is null ? Plain(binding, slot) : OfId(binding, slot.IdSchema);
        if (binding.Description.Problems.Count == before)
            slot.Argument = made;
        return made;
    }

    private static ArgumentModel OfId(Binding binding, Component schema)
    {
        var given = schema.Node["x-sbg-id"]?.TextOf("argument") ?? schema.Name;
        var name = Naming.IsArgument(given) ? Naming.Argument(given) : "id";
        return new ArgumentModel(name, name, binding.Types.OfComponent(schema).NotNull(), schema.Node.TextOf("description") ?? "") { IsRequired = true };
    }

    private static ArgumentModel Plain(Binding binding, Slot slot)
    {
        var text = new TypeModel(TypeKind.Text, "string");
        var type = slot.Node["schema"] is { } schema ? ParameterTypes.InPath(binding, slot.Name, slot.Place, binding.Types.Bind(schema)) : text;
        if (slot.Node["description"] is null)
            binding.Report(Rules.MissingDescription, slot.Place, slot.Name);
        return new ArgumentModel(ArgumentNames.Of(binding, slot.Node, slot.Name, slot.Place), slot.Name, type, ArgumentNames.DocsOf(binding, slot.Node))
        {
            IsRequired = true,
            Checks = slot.Node["schema"] is { } limited ? binding.Limits.Of(type, limited) : default,
        };
    }

    private static Component[] PathParameters(Binding binding, OperationNode operation) =>
        [.. Parameters.Of(binding.Description, operation).Where(parameter => parameter.Node.TextOf("in") == "path")];

    private static Slot[] Slots(Binding binding, OperationNode operation)
    {
        if (operation.Slots is { } known)
            return known;
        Slot[] found = [.. FindSlots(binding, operation)];
        if (operation.Parameters is not null)
            operation.Slots = found;
        return found;
    }

    private static IEnumerable<Slot> FindSlots(Binding binding, OperationNode operation)
    {
        var parameters = PathParameters(binding, operation);
        foreach (var name in Placeholders.In(operation.Path.Name).Select(placeholder => placeholder.Name).Distinct())
            if (parameters.FirstOrDefault(parameter => parameter.Node.TextOf("name") == name) is { } found)
                yield return SlotOf(binding, name, found.Node);
    }

    private static Slot SlotOf(Binding binding, string name, JsonNode node)
    {
        var place = (node["name"] ?? node).Place;
        if (node.TextOf("x-sbg-id") is not { } word)
            return new Slot(name, node, place, null, 0, false);
        var parts = word.TrimEnd('+').Split('.');
        var isNumbered = parts.Length == 2 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out _);
        var schema = binding.Description.Schema(parts[0]);
        return isNumbered && schema?.Node["x-sbg-id"] is { IsObject: true } && Naming.IsName(Binding.TypeName(schema))
            ? new Slot(name, node, place, schema, int.Parse(parts[1], CultureInfo.InvariantCulture), word.EndsWith("+", StringComparison.Ordinal))
            : new Slot(name, node, place, null, 0, false);
    }

    private static void CheckParameter(Binding binding, OperationNode operation, JsonNode parameter)
    {
        var name = parameter.TextOf("name") ?? "";
        if (!operation.Path.Name.Contains("{" + name + "}"))
            binding.Report(Rules.UnusedPathParameter, Parameters.PlaceOf(binding.Description, operation, parameter), name, operation.Path.Name);
        if (parameter["x-sbg-id"] is not { } word)
            return;
        var slot = SlotOf(binding, name, parameter);
        if (slot.IdSchema is null || slot.Segment < 1)
            binding.Report(Rules.BadId, word.Place);
        else if (slot.Segment > 1 && !StandsBefore(Slots(binding, operation), slot))
            binding.Report(Rules.SegmentOutOfOrder, word.Place, name, slot.Segment.ToString(CultureInfo.InvariantCulture), (slot.Segment - 1).ToString(CultureInfo.InvariantCulture));
    }

    private static bool StandsBefore(Slot[] slots, Slot slot)
    {
        var own = Array.FindIndex(slots, other => other.Name == slot.Name);
        var before = Array.FindIndex(slots, other => other.IdSchema == slot.IdSchema && other.Segment == slot.Segment - 1);
        return own < 0 || (before >= 0 && before < own);
    }
}

/// <summary>A placeholder of a path with the parameter that defines it; segment 0: it is no part of an id.</summary>
internal sealed record Slot(string Name, JsonNode Node, Place Place, Component? IdSchema, int Segment, bool TakesRest)
{
    /// <summary>The argument that it becomes, once that has no fault.</summary>
    public ArgumentModel? Argument { get; set; }
}

/// <summary>Names and sentences of arguments that are no ids.</summary>
internal static class ArgumentNames
{
    public static string Of(Binding binding, JsonNode parameter, string wireName, Place place)
    {
        var name = Naming.Argument(parameter.TextOf("x-sbg-name") ?? wireName);
        if (Naming.IsArgument(name))
            return name;
        binding.Report(Rules.NoName, place, wireName);
        return "unnamed" + place.Start.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The sentence, and the limits after it.</summary>
    public static string DocsOf(Binding binding, JsonNode parameter)
    {
        var sentence = parameter.TextOf("description") ?? "";
        return binding.Limits.InWords(parameter["schema"] ?? parameter) is { } limits ? $"{sentence} {limits}" : sentence;
    }
}
