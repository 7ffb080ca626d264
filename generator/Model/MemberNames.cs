namespace SevenBridges.Generator.Model;

/// <summary>Names that a kind of type has already, so that no member of the description can have them.</summary>
internal sealed class TakenNames(params string[] names)
{
    private static readonly string[] OfObject = ["Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString"];

    public static readonly TakenNames OfModel = new(
        "Accept", "AcceptChanges", "AcceptNested", "Adopt", "CameBy", "Changed", "ChangedIn", "CheckLimits", "CheckSent", "Client", "Connected",
        "DetailsOperation", "EnsureLoadedAsync", "FromIdOrJson", "FromJson", "HasChanges", "HasLoaded", "Held", "HeldOrNull", "Holds", "HoldsAll",
        "IdentityText", "Load", "LoadGiven", "Loaded", "MapAt", "MemberNames", "NestedChanges", "Note", "ReloadAsync", "SaveAsync", "SavePartAsync", "Take",
        "WireNames", "WritableFields", "WriteMember", "WriteMembers", "WriteModel", "WriteValue");

    public static readonly TakenNames OfFields = new("All", "And", "Deconstruct", "Except", "Parse", "PrintMembers", "Text");

    public static readonly TakenNames OfRecord = new("AddTo", "Check", "Clone", "Deconstruct", "EqualityContract", "PrintMembers", "WriteTo");

    public static readonly TakenNames OfDocument = new("EpochSeconds", "Flag", "FromJson", "Integer", "Json", "Member", "Parse", "ParseObject", "Text", "Texts", "Word");

    public static readonly TakenNames OfWords = new("FromWire", "IsKnown", "IsTerminal", "Known", "KnownWords", "Terminal", "Value", "WireText", "_value");

    private readonly HashSet<string> _names = new(names.Concat(OfObject), StringComparer.Ordinal);

    public bool Contains(string name) => _names.Contains(name);
}

/// <summary>Gives out the names of one type's members: each once, and none that the type has by itself. One type after the other: its table serves all.</summary>
internal sealed class MemberNames(Binding binding)
{
    private const string Suffix = "Field";

    private readonly Dictionary<string, string> _given = new(StringComparer.Ordinal);
    private string _owner = "";
    private TakenNames _taken = TakenNames.OfModel;
    private bool _hasFields;

    public void Begin(string owner, TakenNames taken)
    {
        _given.Clear();
        (_owner, _taken, _hasFields) = (owner, taken, false);
    }

    /// <summary>False, after an error, when the name is taken.</summary>
    public bool Claim(string name, string wireName, Place place)
    {
        var holder = name == _owner ? "its type" : _taken.Contains(name) ? "its type already" : _given.TryGetValue(name, out var first) ? $"'{first}'" : FieldOf(name);
        if (holder is not null)
        {
            binding.Report(Rules.NameTaken, place, wireName, name, holder);
            return false;
        }

        _given[name] = wireName;
        _hasFields |= name.EndsWith(Suffix, StringComparison.Ordinal);
        return true;
    }

    /// <summary>Each property <c>Size</c> brings a constant <c>SizeField</c>.</summary>
    private string? FieldOf(string name)
    {
        if (name.EndsWith(Suffix, StringComparison.Ordinal) && _given.TryGetValue(name.Substring(0, name.Length - Suffix.Length), out var first))
            return $"the constant of '{first}'";
        return _hasFields && _given.TryGetValue(name + Suffix, out var second) ? $"'{second}', whose name its constant needs," : null;
    }
}

/// <summary>What may travel in a query or in a path.</summary>
internal static class ParameterTypes
{
    private const string Allowed = "texts, numbers, times, truth values, ids and words of enums";

    /// <summary>The type itself, or text after an error.</summary>
    public static TypeModel InQuery(Binding binding, string name, Place place, TypeModel type) =>
        IsSingle(type) || (type.Kind == TypeKind.List && type.Element is { IsNullable: false, Kind: TypeKind.Text or TypeKind.Id or TypeKind.OpenEnum or TypeKind.ClosedEnum })
            ? type
            : Odd(binding, name, place, type, "query", Allowed + ", and lists of texts, ids and words");

    public static TypeModel InPath(Binding binding, string name, Place place, TypeModel type) =>
        type is { IsNullable: false, Kind: TypeKind.Text or TypeKind.Integer or TypeKind.Id or TypeKind.OpenEnum or TypeKind.ClosedEnum }
            ? type
            : Odd(binding, name, place, type, "path", "texts, whole numbers, ids and words of enums");

    private static bool IsSingle(TypeModel type) => type.Kind is TypeKind.Text or TypeKind.Integer or TypeKind.QuotedInteger or TypeKind.Number or TypeKind.Decimal
        or TypeKind.Boolean or TypeKind.Time or TypeKind.ZonelessTime or TypeKind.EpochSeconds or TypeKind.EpochMilliseconds or TypeKind.Id or TypeKind.OpenEnum or TypeKind.ClosedEnum;

    private static TypeModel Odd(Binding binding, string name, Place place, TypeModel type, string where, string allowed)
    {
        binding.Report(Rules.OddParameter, place, name, type.IsNullable ? type.InWords + " that may be null" : type.InWords, where, allowed);
        return new TypeModel(TypeKind.Text, "string");
    }
}
