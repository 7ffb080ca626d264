using SevenBridges.Generator;
using SevenBridges.Generator.Model;

namespace SevenBridges.Build;

/// <summary>
/// What changed between two descriptions, and whom it breaks. Both are compared as the generator understands them, so that a change is judged by the C#
/// that comes of it.
/// </summary>
internal sealed class DescriptionDiff
{
    private readonly BoundDescription before;
    private readonly BoundDescription after;
    private readonly List<Change> changes = [];

    private DescriptionDiff(BoundDescription before, BoundDescription after) => (this.before, this.after) = (before, after);

    public static IReadOnlyList<Change> Between(BoundDescription before, BoundDescription after)
    {
        var diff = new DescriptionDiff(before, after);
        diff.CompareOperations();
        diff.CompareEntities();
        diff.CompareBodies();
        diff.CompareFilters();
        diff.CompareEnums();
        diff.CompareIds();
        diff.CompareErrors();
        return diff.changes;
    }

    private void CompareOperations() => Pair(
        before.Operations, after.Operations, id => id,
        added => $"`{MethodOf(added)}` added", removed => $"`{MethodOf(removed)}` removed",
        (old, now) => OperationDiff.Between(old, now, Row(before, old.Id), Row(after, now.Id), MethodOf(now)));

    private void CompareEntities() => Pair(
        before.Model.Entities.ToDictionary(entity => entity.Schema), after.Model.Entities.ToDictionary(entity => entity.Schema), schema => schema,
        added => $"`{added.Name}` added", removed => $"`{removed.Name}` removed",
        (old, now) => Renamed(old.Name, now.Name).Concat(MemberDiff.Between(now.Name, old.Properties, now.Properties, MemberUse.Received)).Concat(Choices(now.Name, old.Choices, now.Choices)));

    private void CompareBodies() => Pair(
        before.Model.Bodies.ToDictionary(body => body.Schema), after.Model.Bodies.ToDictionary(body => body.Schema), schema => schema,
        added => $"`{added.Name}` added", removed => $"`{removed.Name}` removed",
        (old, now) => Renamed(old.Name, now.Name).Concat(MemberDiff.Between(now.Name, old.Properties, now.Properties, MemberUse.Sent)).Concat(Choices(now.Name, old.Choices, now.Choices)));

    /// <summary>A filter comes and goes with its operation, which tells of it.</summary>
    private void CompareFilters()
    {
        var (old, now) = (before.Model.Queries.ToDictionary(query => query.Operation), after.Model.Queries.ToDictionary(query => query.Operation));
        foreach (var operation in now.Keys.Where(old.ContainsKey))
            Add(after.ResourceOf(operation), Renamed(old[operation].Name, now[operation].Name)
                .Concat(MemberDiff.Between(now[operation].Name, old[operation].Properties, now[operation].Properties, MemberUse.Sent))
                .Concat(Choices(now[operation].Name, old[operation].Choices, now[operation].Choices)));
    }

    private void CompareEnums() => Pair(
        before.Model.Enums.ToDictionary(words => words.Name), after.Model.Enums.ToDictionary(words => words.Name), SchemaOf,
        added => $"`{added.Name}` added", removed => $"`{removed.Name}` removed", EnumChanges);

    private void CompareIds() => Pair(
        before.Model.Ids.ToDictionary(id => id.Name), after.Model.Ids.ToDictionary(id => id.Name), SchemaOf,
        added => $"`{added.Name}` added", removed => $"`{removed.Name}` removed",
        (old, now) =>
        [
            .. old.Segments.Except(now.Segments).Select(length => ($"`{now.Name}` of {length} segments is refused now", Breaks.Calls)),
            .. now.Segments.Except(old.Segments).Select(length => ($"`{now.Name}` may have {length} segments", Breaks.Nothing)),
            .. old.Accepts.Select(one => one.Type).Except(now.Accepts.Select(one => one.Type)).Select(type => ($"`{type}` no longer converts to `{now.Name}`", Breaks.Source | Breaks.Binary)),
            .. now.Accepts.Select(one => one.Type).Except(old.Accepts.Select(one => one.Type)).Select(type => ($"`{type}` converts to `{now.Name}`", Breaks.Nothing)),
        ]);

    private void CompareErrors() => Pair(
        before.Model.Errors.Codes.ToDictionary(code => $"{code.Code}"), after.Model.Errors.Codes.ToDictionary(code => $"{code.Code}"), _ => null,
        added => $"`{added.Name}` ({added.Code}) added", removed => $"`{removed.Name}` ({removed.Code}) removed",
        (old, now) => old.Name != now.Name ? [($"`{old.Name}` is called `{now.Name}`", Breaks.Source | Breaks.Binary)]
            : old.Status != now.Status || old.CanRepeat != now.CanRepeat ? [($"`{now.Name}` has status {now.Status}{(now.CanRepeat ? ", and repeating can help" : "")}", Breaks.Nothing)] : []);

    private static IEnumerable<(string, Breaks)> EnumChanges(EnumModel old, EnumModel now)
    {
        if (old.IsOpen != now.IsOpen)
            yield return ($"`{now.Name}` is {(now.IsOpen ? "open to words that the Platform adds" : "closed")} now", Breaks.Source | Breaks.Binary);
        var (was, values) = (old.Values.ToDictionary(value => value.Wire), now.Values.ToDictionary(value => value.Wire));
        foreach (var value in now.Values.Where(value => !was.ContainsKey(value.Wire)))
            yield return ($"`{now.Name}` learns `{value.Name}`", Breaks.Nothing);
        foreach (var value in old.Values.Where(value => !values.ContainsKey(value.Wire)))
            yield return ($"`{now.Name}.{value.Name}` removed", Breaks.Source | Breaks.Binary);
        foreach (var value in now.Values.Where(value => was.TryGetValue(value.Wire, out var other) && other.Name != value.Name))
            yield return ($"`{now.Name}.{was[value.Wire].Name}` is called `{value.Name}`", Breaks.Source | Breaks.Binary);
    }

    private static IEnumerable<(string, Breaks)> Renamed(string old, string now) =>
        old == now ? [] : [($"`{old}` is called `{now}`", Breaks.Source | Breaks.Binary)];

    private static IEnumerable<(string, Breaks)> Choices(string type, EquatableArray<ChoiceModel> old, EquatableArray<ChoiceModel> now) =>
    [
        .. now.Except(old).Select(choice => ($"of {Names(type, choice)} only some combinations are sent now", Breaks.Calls)),
        .. old.Except(now).Select(choice => ($"{Names(type, choice)} may be given in any combination", Breaks.Nothing)),
    ];

    private static string Names(string type, ChoiceModel choice) => string.Join(", ", choice.Names.Select(name => $"`{type}.{name}`"));

    private void Pair<T>(
        IReadOnlyDictionary<string, T> old, IReadOnlyDictionary<string, T> now, Func<string, string?> subject, Func<T, string> added, Func<T, string> removed,
        Func<T, T, IEnumerable<(string, Breaks)>> changed)
    {
        foreach (var (key, value) in now)
            Add(ResourceOf(subject(key)), old.TryGetValue(key, out var was) ? changed(was, value) : [(added(value), Breaks.Nothing)]);
        foreach (var (key, value) in old.Where(pair => !now.ContainsKey(pair.Key)))
            Add(ResourceOf(subject(key)), [(removed(value), Breaks.Source | Breaks.Binary)]);
    }

    private void Add(string? resource, IEnumerable<(string What, Breaks Breaks)> found) => changes.AddRange(found.Select(change => new Change(resource ?? "Errors", change.What, change.Breaks)));

    private string? ResourceOf(string? name) => name is null ? null : after.ResourceOf(name) ?? before.ResourceOf(name);

    /// <summary>Enums and ids are known by their C# name, whose schema is called the same but for a prefix.</summary>
    private string? SchemaOf(string type) =>
        new[] { type, type.StartsWith("Platform", StringComparison.Ordinal) ? type["Platform".Length..] : type }.FirstOrDefault(name => after.ResourceOf(name) is not null || before.ResourceOf(name) is not null);

    private static OperationRow Row(BoundDescription description, string id) => description.Model.Operations.Rows.First(row => row.Id == id);

    private static string MethodOf(OperationModel operation) => operation.MethodName + (operation.Paging is null ? "Async" : "");
}
