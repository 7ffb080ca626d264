namespace SevenBridges.Emulator.Hosting;

/// <summary>What goes on by itself as time passes. There is no timer and no thread: whoever looks brings everything to where it is by now.</summary>
internal static class Clockwork
{
    public static void Advance(PlatformState state) => Handlers.AllHandlers.AdvanceEach(state);
}
