namespace SevenBridges.Generator.Reading;

/// <summary>A node with the name that it has as a component; the name is empty where it stands in place.</summary>
internal sealed class Component(ListedComponent listed, string document, int order)
{
    /// <summary>What stands in place.</summary>
    public Component(JsonNode node)
        : this(new ListedComponent("", "", node), "", 0)
    {
    }

    public string Name { get; } = listed.Name;

    public JsonNode Node { get; } = listed.Node;

    /// <summary>The C# name of a schema.</summary>
    public string TypeName { get; } = listed.TypeName;

    /// <summary>What a schema looks like.</summary>
    public SchemaShape Shape { get; } = listed.Shape;

    /// <summary>What a schema refers to: the texts of its references.</summary>
    public string[] References { get; } = listed.References;

    public string Document { get; } = document;

    /// <summary>Its number among all components as they stand in the documents: what is looked at in this order is still in the processor's cache.</summary>
    public int Order { get; } = order;

    public Place Place => Name.Length > 0 ? Node.NamePlace : Node.Place;

    // What the binders have found is kept here, where it costs no look-up: every reference asks for it.

    /// <summary>What <see cref="SchemaUsage"/> has found.</summary>
    public SchemaUse Uses { get; private set; }

    /// <summary>What <see cref="SchemaKinds"/> has found.</summary>
    public SchemaKind? Kind { get; set; }

    /// <summary>What <see cref="TypeBinder"/> has made of it for those who refer to it without a word of their own.</summary>
    public TypeModel? Type { get; set; }

    /// <summary>What <see cref="LimitBinder"/> has found: whether something inside of it is checked.</summary>
    public bool? IsChecked { get; set; }

    /// <summary>The struct that selects the fields of its model, as <see cref="EntityBinder.FieldsOf"/> has made it.</summary>
    public TypeModel? Fields { get; set; }

    /// <summary>It gets such a struct: it is a model, and the name is free.</summary>
    public bool HasFields { get; set; }

    /// <summary>What <see cref="PathBinder"/> has made of a parameter.</summary>
    public Slot? Slot { get; set; }

    public bool Is(SchemaUse use) => (Uses & use) != 0;

    /// <summary>False when it was used so before.</summary>
    public bool Use(SchemaUse use)
    {
        var isNew = !Is(use);
        Uses |= use;
        return isNew;
    }
}
