using Microsoft.CodeAnalysis.Text;

namespace SevenBridges.Generator.Emission;

/// <summary>Writes one resource client, such as <c>FilesClient</c>.</summary>
internal static class ClientEmitter
{
    public static SourceText Emit(ClientModel client)
    {
        var writer = new SourceWriter();
        DocWriter.Summary(writer, client.Summary);
        using (writer.Block($"public partial class {client.Name}"))
        {
            Constructors(writer, client);
            writer.Apart(client.Children, child => Property(writer, child));
            writer.Apart(client.Operations, operation => OperationEmitter.Write(writer, operation));
        }

        return writer.ToSource();
    }

    /// <summary>Writes how a client is reached: made when it is first asked for.</summary>
    public static void Property(SourceWriter writer, ChildClientModel client)
    {
        DocWriter.Summary(writer, client.Summary);
        writer.Lines($"public virtual {client.Name} {client.PropertyName} => field ??= new {client.Name}(Api);");
    }

    private static void Constructors(SourceWriter writer, ClientModel client) => writer.Lines(
        $$"""
        private readonly ApiContext? _api;

        internal {{client.Name}}(ApiContext api) => _api = api;

        /// <summary>For tests that override what they need: this client has no connection.</summary>
        protected {{client.Name}}()
        {
        }

        internal ApiContext Api => _api ?? throw ApiContext.NotConnected("{{client.Name}}");
        """);
}

/// <summary>Writes the half of <c>SevenBridgesClient</c> that reaches the resource clients.</summary>
internal static class PlatformEmitter
{
    public static SourceText Emit(PlatformClients platform)
    {
        var writer = new SourceWriter();
        using (writer.Block("public partial class SevenBridgesClient"))
            writer.Apart(platform.Clients, client => ClientEmitter.Property(writer, client));
        return writer.ToSource();
    }
}
