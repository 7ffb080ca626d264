using System.Text.Json;

namespace SevenBridges.Build.Tests.Verify;

public sealed class MaskingTests
{
    [Theory]
    [InlineData("\"plain words\"", "\"plain words\"")]
    [InlineData("\"5772b6d904e4f3d4e2b7a2c8\"", "\"5772b6d904e4f3d4e2b7a2c8\"")]
    [InlineData("\"https://storage.example/a/b?X-Amz-Signature=0123\"", "\"https://storage.example/a/b?***\"")]
    [InlineData("\"AKIAIOSFODNN7EXAMPLEKEY00\"", "\"***\"")]
    [InlineData("12.5", "12.5")]
    [InlineData("[1, 2]", "a list of 2")]
    [InlineData("{\"a\": 1, \"b\": \"secret\"}", "an object with a, b")]
    public void Example_OfAValue_ShowsNoSecret(string json, string expected)
    {
        using var document = JsonDocument.Parse(json);

        Masking.Example(document.RootElement, isSecret: false).Should().Be(expected);
    }

    [Fact]
    public void Example_OfASecretField_ShowsNothing()
    {
        using var document = JsonDocument.Parse("\"hunter2\"");

        Masking.Example(document.RootElement, isSecret: true).Should().Be("***");
    }
}
