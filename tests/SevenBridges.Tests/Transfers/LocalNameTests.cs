using SevenBridges.Tests.Support;
using SevenBridges.Transfers;

namespace SevenBridges.Tests.Transfers;

public sealed class LocalNameTests
{
    [Theory]
    [InlineData("reads.bam", "reads.bam")]
    [InlineData("a\u001b[2Jb\nc", "a\uFFFD[2Jb\uFFFDc")]
    [InlineData("\u202Egpj.exe", "\uFFFDgpj.exe")]
    public void Shown_NameHoldsWhatATerminalObeys_HoldsItNoMore(string name, string shown) => LocalName.Shown(name).Should().Be(shown);

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("../x")]
    [InlineData("..\\x")]
    [InlineData("/etc/passwd")]
    [InlineData("a/b")]
    [InlineData("C:x")]
    [InlineData("c:\\x")]
    [InlineData("a\0b")]
    [InlineData("a\nb")]
    [InlineData("a\u0085b")]
    [InlineData("NUL")]
    [InlineData("con.txt")]
    [InlineData("COM1 .gz")]
    [InlineData("LPT²")]
    [InlineData("reads.")]
    [InlineData("reads ")]
    public void Fault_NameThatLeadsElsewhere_IsRefused(string name) => LocalName.Fault(name).Should().NotBeNull();

    [Fact]
    public void Fault_HalfACharacter_IsRefused()
    {
        // Not as data of a theory: it could not be shown.
        string[] names = ["\ud83e", "a\udd16b", "\udd16\ud83e", "\ud83e\udd16\ud83e"];

        foreach (var name in names) LocalName.Fault(name).Should().Contain("half of a character");
        LocalName.Fault("\ud83e\udd16").Should().BeNull();
    }

    [Fact]
    public void Obstacle_ALinkWasPlantedAfterTheNameWasTaken_IsSeen()
    {
        using var folder = new TestFolder();
        var target = new FolderTarget(folder.Path);
        target.PathOf(["run", "reads"], out _).Should().NotBeNull();

        Directory.CreateSymbolicLink(folder["run"], Path.GetTempPath());

        target.Obstacle(["run", "reads"]).Should().Contain("symbolic link");
    }

    [Theory]
    [InlineData("reads.bam")]
    [InlineData("my reads, lane 1+2.fastq.gz")]
    [InlineData(".hidden")]
    [InlineData("..double")]
    [InlineData("console.log")]
    [InlineData("Größe 大.txt")]
    [InlineData("100%.txt")]
    public void Fault_OrdinaryName_IsTaken(string name) => LocalName.Fault(name).Should().BeNull();

    [Theory]
    [InlineData(255, true)]
    [InlineData(256, false)]
    public void Fault_LongName_IsRefusedAbove255Bytes(int bytes, bool taken) => (LocalName.Fault(new string('x', bytes)) is null).Should().Be(taken);

    [Fact]
    public void Fault_LongNameOfFewCharacters_IsMeasuredInBytes() => LocalName.Fault(new string('大', 86)).Should().NotBeNull();

    [Theory]
    [InlineData("Reads.bam", "reads.BAM")]
    [InlineData("Gr\u00f6sse", "Gro\u0308sse")]
    [InlineData("\u1e69", "s\u0307\u0323")]
    [InlineData("\uac01", "\u1100\u1161\u11a8")]
    public void PathOf_NameDiffersByCaseOrFormOnly_IsRefused(string first, string second)
    {
        var target = new FolderTarget("target");

        target.PathOf([first], out _).Should().NotBeNull();
        target.PathOf([second], out var fault).Should().BeNull();

        fault.Should().Contain(first);
    }

    [Fact]
    public void PathOf_FolderDiffersByCaseOnly_IsRefused()
    {
        var target = new FolderTarget("target");

        target.PathOf(["logs", "a"], out _).Should().NotBeNull();
        target.PathOf(["logs", "b"], out _).Should().NotBeNull();
        target.PathOf(["LOGS", "c"], out _).Should().BeNull();
        target.PathOf(["logs"], out _).Should().BeNull("a folder stands there");
    }

    [Fact]
    public void PathOf_NameIsWhereAnotherFileWaitsUntilItIsWhole_IsRefused()
    {
        var target = new FolderTarget("target");

        target.PathOf(["reads"], out _).Should().NotBeNull();

        target.PathOf([Path.GetFileName(FileSink.NeighbourOf("reads"))], out var fault).Should().BeNull();
        fault.Should().Contain("'reads'");
    }

    [Fact]
    public void PathOf_NameIsThatOfTheJournalOfAnotherFile_IsRefused()
    {
        var target = new FolderTarget("target");

        target.PathOf(["reads"], out _).Should().NotBeNull();

        target.PathOf([Path.GetFileName(FileSink.JournalOf("reads"))], out var fault).Should().BeNull();
        fault.Should().Contain("'reads'");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void PathOf_TemporaryFileWouldTakeThePlaceOfAFileBefore_IsRefused(bool isJournal)
    {
        var target = new FolderTarget("target");
        var inTheWay = Path.GetFileName(isJournal ? FileSink.JournalOf("reads") : FileSink.NeighbourOf("reads"));

        target.PathOf(["run", inTheWay], out _).Should().NotBeNull();

        target.PathOf(["run", "reads"], out var fault).Should().BeNull();
        fault.Should().Contain("its temporary file would take the place of another").And.Contain(inTheWay);
        target.PathOf(["reads"], out _).Should().NotBeNull("in another folder nothing is in its way");
    }

    [Fact]
    public void PathOf_SomethingOfAnotherKindIsThere_IsRefused()
    {
        using var folder = new TestFolder();
        folder.Write("run", "a file");
        Directory.CreateDirectory(folder["reads"]);
        var target = new FolderTarget(folder.Path);

        target.PathOf(["run", "x"], out var noFolder).Should().BeNull();
        target.PathOf(["reads"], out var noFile).Should().BeNull();

        noFolder.Should().Contain("a file stands where the folder 'run' must be");
        noFile.Should().Contain("a folder");
    }

    [Fact]
    public void PathOf_FolderIsASymbolicLink_IsRefused()
    {
        using var folder = new TestFolder();
        Directory.CreateSymbolicLink(folder["out"], Path.GetTempPath());
        var target = new FolderTarget(folder.Path);

        target.PathOf(["out", "x"], out var fault).Should().BeNull();

        fault.Should().Contain("symbolic link");
    }

    [Theory]
    [InlineData(10)]
    [InlineData(254)]
    [InlineData(255)]
    public void NeighbourOf_AnyName_IsANameToo(int length)
    {
        var neighbour = FileSink.NeighbourOf(Path.Combine("folder", new string('x', length)));

        LocalName.Fault(Path.GetFileName(neighbour)).Should().BeNull();
    }

    [Fact]
    public void NeighbourOf_LongNamesThatDifferAtTheEnd_Differs() =>
        FileSink.NeighbourOf(new string('x', 250) + "1").Should().NotBe(FileSink.NeighbourOf(new string('x', 250) + "2"));
}
