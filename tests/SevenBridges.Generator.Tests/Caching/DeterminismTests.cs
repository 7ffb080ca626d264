using System.Globalization;
using SevenBridges.Generator.Tests.Support;

namespace SevenBridges.Generator.Tests.Caching;

/// <summary>Same description, same bytes: on every system, in every order, under every culture.</summary>
public sealed class DeterminismTests
{
    private static readonly string Expected = GeneratorRun.Of(RealSchema.Documents).Everything();

    [Fact]
    public void RealDescription_HasNoFault() => GeneratorRun.Of(RealSchema.Documents).Problems.Should().BeEmpty();

    [Fact]
    public void Documents_InAnotherOrder_GiveTheSameBytes() =>
        (GeneratorRun.Of(RealSchema.Documents.Reverse()).Everything() == Expected).Should().BeTrue();

    [Fact]
    public void Documents_WithTheLineEndsOfWindows_GiveTheSameBytes() =>
        (GeneratorRun.Of(RealSchema.Documents.Select(document => (document.Name, Reformatted.WindowsLines(document.Text)))).Everything() == Expected).Should().BeTrue();

    [Fact]
    public void Documents_ThatBeginWithAByteOrderMark_GiveTheSameBytes() =>
        (GeneratorRun.Of(RealSchema.Documents.Select(document => (document.Name, "\uFEFF" + document.Text))).Everything() == Expected).Should().BeTrue();

    [Fact]
    public void Culture_ThatWritesNumbersDifferently_GivesTheSameBytes()
    {
        var own = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NegativeSign = "−", NumberDecimalSeparator = ",", NumberGroupSizes = [1] } };

            (GeneratorRun.Of(RealSchema.Documents).Everything() == Expected).Should().BeTrue();
        }
        finally
        {
            CultureInfo.CurrentCulture = own;
        }
    }

    [Fact]
    public void Lines_OfEmittedFiles_EndAsOnUnixAndHoldNoByteOrderMark() =>
        Expected.Should().NotContain("\r").And.NotContain("\uFEFF");
}
