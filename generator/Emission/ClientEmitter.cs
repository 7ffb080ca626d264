using Microsoft.CodeAnalysis.Text;

namespace SevenBridges.Generator.Emission;

/// <summary>Writes one resource client, such as <c>FilesClient</c>.</summary>
internal static class ClientEmitter
{
    public static SourceText Emit(ClientModel client)
    {
        var writer = SourceWriter.NewFile();
        DocWriter.Summary(writer, client.Summary);
        using (writer.Block($"public partial class {client.Name}"))
        {
            Constructors(writer, client);
            foreach (var child in client.Children)
                Child(writer, child);
            writer.Apart(client.Operations, operation => OperationEmitter.Write(writer, operation));
        }

        return writer.ToSource();
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

    private static void Child(SourceWriter writer, ChildClientModel child)
    {
        DocWriter.Summary(writer, child.Summary);
        writer.Lines($"public virtual {child.Name} {child.PropertyName} => field ??= new {child.Name}(Api);");
        writer.Line();
    }
}

/// <summary>Writes the half of <c>SevenBridgesClient</c> that reaches the resource clients.</summary>
internal static class PlatformEmitter
{
    public static SourceText Emit(PlatformClients platform)
    {
        var writer = SourceWriter.NewFile();
        using (writer.Block("public partial class SevenBridgesClient"))
            writer.Apart(platform.Clients, client =>
            {
                DocWriter.Summary(writer, client.Summary);
                writer.Lines($"public virtual {client.Name} {client.PropertyName} => field ??= new {client.Name}(Api);");
            });
        return writer.ToSource();
    }
}
