using SevenBridges.Generator.Emission;

namespace SevenBridges.Generator.Tests.Emission;

/// <summary>Which usings a line of emitted code asks for.</summary>
public sealed class UsingsTests
{
    [Theory]
    [InlineData("private readonly StringBuilder text;", "System.Text")]
    [InlineData("JsonElement value = Utf8JsonWriter(x);", "System.Text.Json")]
    [InlineData("public JsonElement? Raw { get; }", "System.Text.Json")]
    [InlineData("internal static Note FromJson(ref JsonCursor json)", "SevenBridges.Json")]
    [InlineData("Api.SendAsync(Operations.NotesGet.At($\"/notes/{note}\"), json);", "SevenBridges.Http")]
    [InlineData("$\"/notes/{note.First(1)}\"", "SevenBridges.Http")]
    [InlineData("json.WriteTextMap(x);", "SevenBridges.Json")]
    [InlineData("x = json.EpochSeconds();", "SevenBridges.Json")]
    [InlineData("x = json.NullableValue();", "SevenBridges.Json")]
    public void Code_NamesATypeOrCallsAnExtension_TakesItsNamespace(string line, string name) =>
        Usings.For([line]).Should().Equal(name);

    [Theory]
    [InlineData("/// A <c>JsonElement</c> of the StringBuilder.")]
    [InlineData("    /// Operations.NotesGet.At(")]
    [InlineData("Note(\"JsonElement\");")]
    [InlineData("Note(\"a \\\" JsonElement \");")]
    [InlineData("x.JsonElement = MyJsonElement + JsonElements;")]
    [InlineData("Operations.NotesGet.Name;")]
    [InlineData("json.Integer();")]
    [InlineData("json.Epoch();")]
    [InlineData("items.First;")]
    public void Code_OnlyLooksLikeIt_TakesNone(string line) => Usings.For([line]).Should().BeEmpty();

    [Fact]
    public void Namespaces_Several_ComeInOneOrder() =>
        Usings.For(["JsonCursor x; ApiContext y;", "JsonElement z; StringBuilder t;"]).Should().Equal("System.Text", "System.Text.Json", "SevenBridges.Http", "SevenBridges.Json");
}
