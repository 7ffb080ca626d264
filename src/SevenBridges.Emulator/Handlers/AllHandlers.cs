namespace SevenBridges.Emulator.Handlers;

/// <summary>
/// What the resources bring along. A class needs no line here: the generator finds every <c>static void AddTo(HandlerTable)</c>, <c>Seed(PlatformState)</c>
/// and <c>AdvanceAll(PlatformState)</c> of this project, and emits the calls in the order of their names.
/// </summary>
internal static partial class AllHandlers
{
    public static HandlerTable Table { get; } = Make();

    /// <summary>Puts into the account what resources show from the beginning; what others refer to stands there already.</summary>
    public static partial void SeedEach(PlatformState state);

    /// <summary>Brings what goes on by itself to where it is by now.</summary>
    public static partial void AdvanceEach(PlatformState state);

    private static partial void AddEach(HandlerTable handlers);

    private static HandlerTable Make()
    {
        var handlers = new HandlerTable();
        AddEach(handlers);
        return handlers;
    }
}
