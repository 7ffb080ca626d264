namespace SevenBridges.Generator.Tests.Calls;

/// <summary>The emitted error codes of <c>Golden/Errors</c>, called.</summary>
public sealed class ErrorCodeTests
{
    [Fact]
    public void Code_OfTheDescription_IsAConstantAndIsFound()
    {
        ErrorCodes.MishapSmall.Should().Be(990001);
        ErrorCodes.Find(990002).Should().Be(new ErrorCodeInfo(990002, 503, "mishaps", "Everything \"fell\" over", true));
    }

    [Fact]
    public void Code_ThatTheDescriptionDoesNotKnow_IsNotFound() => ErrorCodes.Find(990003).Should().BeNull();
}
