using System.Globalization;

namespace SevenBridges.Generator.Model;

/// <summary>The placeholders of a path become arguments: those that are segments of one id become that id.</summary>
internal static class PathBinder
{
    public static List<ArgumentModel> ArgumentsOf(Binding binding, OperationNode operation)
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
        var (text, slots, path) = (operation.Path.Name, Slots(binding, operation), binding.Writing.Clear());
        for (var start = 0; start < text.Length;)
        {
            var end = Placeholders.EndOf(text, start);
            if (text[start + 1] != '{')
                path.Append(text, start, end - start);
            else if (SlotAt(slots, text, start + 2, end - 1) is { } slot && Expression(binding, slot, slots, write) is { } expression)
                path.Append("/{").Append(expression).Append('}');
            start = end;
        }

        return path.ToString();
    }

    private static Slot? SlotAt(List<Slot> slots, string path, int start, int end)
    {
        foreach (var slot in slots)
            if (slot.Name.Length == end - start && string.CompareOrdinal(path, start, slot.Name, 0, slot.Name.Length) == 0)
                return slot;
        return null;
    }

    /// <summary>Holds placeholders against parameters, and segments against their order.</summary>
    public static void Check(Binding binding, OperationNode operation)
    {
        if (!Placeholders.IsWellFormed(operation.Path.Name))
            binding.Report(Rules.MalformedPath, operation.Path.Place, operation.Path.Name);
        var slots = Slots(binding, operation);
        var path = operation.Path.Name;
        for (var (start, end) = Placeholders.Next(path, 0); start >= 0; (start, end) = Placeholders.Next(path, end))
            if (SlotAt(slots, path, start + 1, end) is null)
                ReportUndefined(binding, operation, path.Substring(start + 1, end - start - 1), start);
        foreach (var parameter in Parameters.Of(binding.Description, operation))
            if (IsInPath(parameter))
                CheckParameter(binding, operation, parameter);
    }

    private static void ReportUndefined(Binding binding, OperationNode operation, string name, int start)
    {
        var known = Parameters.Of(binding.Description, operation).Where(IsInPath).Select(parameter => parameter.Node.TextOf("name") ?? "");
        binding.Report(Rules.UndefinedPathParameter, Within(operation.Path.Place, start, name.Length + 2), name, Nearest.Hint(name, known));
    }

    /// <summary>The placeholder itself; the name of a path holds no escapes, so that one character is one column.</summary>
    private static Place Within(Place path, int start, int length) => path.Within(1 + start, length);

    /// <summary>An id is written where its first segment stands; an id that may be longer is cut to the segments of this path unless the last takes the rest.</summary>
    private static string? Expression(Binding binding, Slot slot, List<Slot> all, Func<ArgumentModel, string> write)
    {
        if (slot.IdSchema is null)
            return write(Argument(binding, slot));
        if (slot.Segment != 1)
            return null;
        var last = slot;
        foreach (var other in all)
            last = other.IdSchema == slot.IdSchema && other.Segment >= last.Segment ? other : last;
        var name = write(Argument(binding, slot));
        return last.TakesRest || last.Segment >= MostSegmentsOf(slot.IdSchema) ? name : $"{name}.First({last.Segment})";
    }

    private static int MostSegmentsOf(Component id)
    {
        var most = 1;
        foreach (var item in id.Node["x-sbg-id"]?.ItemsOf("segments") ?? default)
            most = Math.Max(most, int.TryParse(item.Text, out var count) ? count : 1);
        return most;
    }

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

    private static bool IsInPath(Component parameter) => parameter.Node.TextOf("in") == "path";

    /// <summary>The parameters of the placeholders, in the order of these.</summary>
    private static List<Slot> Slots(Binding binding, OperationNode operation)
    {
        if (operation.Slots is { } known)
            return known;
        var (path, found) = (operation.Path.Name, new List<Slot>());
        for (var (start, end) = Placeholders.Next(path, 0); start >= 0; (start, end) = Placeholders.Next(path, end))
            if (SlotAt(found, path, start + 1, end) is null && ParameterAt(binding, operation, start + 1, end) is { } parameter)
                found.Add(SlotOf(binding, parameter));
        if (operation.Parameters is not null)
            operation.Slots = found;
        return found;
    }

    private static Component? ParameterAt(Binding binding, OperationNode operation, int start, int end)
    {
        foreach (var parameter in Parameters.Of(binding.Description, operation))
            if (IsInPath(parameter) && parameter.Node.TextOf("name") is { } name
                && name.Length == end - start && string.CompareOrdinal(operation.Path.Name, start, name, 0, name.Length) == 0)
                return parameter;
        return null;
    }

    private static Slot SlotOf(Binding binding, Component parameter) => parameter.Slot ??= FindSlot(binding, parameter.Node);

    private static Slot FindSlot(Binding binding, JsonNode node)
    {
        var name = node.TextOf("name") ?? "";
        if (node.TextOf("x-sbg-id") is not { } word)
            return new Slot(name, node, null, 0, false);
        var parts = word.TrimEnd('+').Split('.');
        var isNumbered = parts.Length == 2 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out _);
        var schema = binding.Description.Schema(parts[0]);
        return isNumbered && schema?.Node["x-sbg-id"] is { IsObject: true } && Naming.IsName(schema.TypeName)
            ? new Slot(name, node, schema, int.Parse(parts[1], CultureInfo.InvariantCulture), word.EndsWith("+", StringComparison.Ordinal))
            : new Slot(name, node, null, 0, false);
    }

    private static void CheckParameter(Binding binding, OperationNode operation, Component parameter)
    {
        var (slot, slots) = (SlotOf(binding, parameter), Slots(binding, operation));
        if (SlotAt(slots, slot.Name, 0, slot.Name.Length) is null)
            binding.Report(Rules.UnusedPathParameter, Parameters.PlaceOf(binding.Description, operation, parameter.Node), slot.Name, operation.Path.Name);
        if (parameter.Node["x-sbg-id"] is not { } word)
            return;
        if (slot.IdSchema is null || slot.Segment < 1)
            binding.Report(Rules.BadId, word.Place);
        else if (slot.Segment > 1 && !StandsBefore(slots, slot))
            binding.Report(Rules.SegmentOutOfOrder, word.Place, slot.Name, slot.Segment.ToString(CultureInfo.InvariantCulture), (slot.Segment - 1).ToString(CultureInfo.InvariantCulture));
    }

    private static bool StandsBefore(List<Slot> slots, Slot slot)
    {
        var own = slots.FindIndex(other => other.Name == slot.Name);
        var before = slots.FindIndex(other => other.IdSchema == slot.IdSchema && other.Segment == slot.Segment - 1);
        return own < 0 || (before >= 0 && before < own);
    }
}

/// <summary>A parameter of a path, wherever it is referred to; segment 0: it is no part of an id.</summary>
internal sealed class Slot(string name, JsonNode node, Component? idSchema, int segment, bool takesRest)
{
    public string Name { get; } = name;

    public JsonNode Node { get; } = node;

    public Component? IdSchema { get; } = idSchema;

    public int Segment { get; } = segment;

    public bool TakesRest { get; } = takesRest;

    public Place Place => (Node["name"] ?? Node).Place;

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
