namespace SevenBridges.Generator.Reading;

/// <summary>
/// The components of one section by name. A name is looked up where it stands in a reference, and each reference is looked up whenever somebody asks:
/// cutting the names out, or keeping what was found for each reference, would take more memory than all components do.
/// </summary>
internal sealed class ComponentTable(string section)
{
    // Each component stands at its hash or, where that is taken, behind it. At least half of the slots are empty.
    private Component?[] _slots = new Component?[64];
    private int _count;

    /// <summary>What stands between the number sign of a reference and the name.</summary>
    public string Pointer { get; } = $"/components/{section}/";

    public IEnumerable<Component> All => _slots.OfType<Component>();

    /// <summary>The component whose name is the end of a text.</summary>
    public Component? Find(string text, int start)
    {
        var hash = HashOf(text, start);
        for (var at = SlotOf(hash); _slots[at] is { } found; at = Next(at))
            if (found.Hash == hash && found.Name.Length == text.Length - start && string.CompareOrdinal(found.Name, 0, text, start, found.Name.Length) == 0)
                return found;
        return null;
    }

    /// <summary>Adds a component whose name no other has.</summary>
    public void Add(Component component)
    {
        if (++_count > _slots.Length / 2)
            Grow();
        Place(component);
    }

    public static int HashOf(string text, int start)
    {
        var hash = 0;
        for (var at = start; at < text.Length; at++)
            hash = unchecked((hash * 31) + text[at]);
        return hash;
    }

    private void Grow()
    {
        var all = _slots;
        _slots = new Component?[all.Length * 4];
        foreach (var component in all)
            if (component is not null)
                Place(component);
    }

    private void Place(Component component)
    {
        var at = SlotOf(component.Hash);
        while (_slots[at] is not null)
            at = Next(at);
        _slots[at] = component;
    }

    private int SlotOf(int hash) => (hash ^ (hash >> 15)) & (_slots.Length - 1);

    private int Next(int at) => (at + 1) & (_slots.Length - 1);
}
