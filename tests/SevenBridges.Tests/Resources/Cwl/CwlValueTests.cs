using System.Text;
using SevenBridges.Tests.Support;

namespace SevenBridges.Tests.Resources.Cwl;

/// <summary>Task inputs and outputs: what converts, what is written, what survives a round trip.</summary>
public class CwlValueTests
{
    private const string TaskJson = """
        {"href":"https://api.good.example/v2/tasks/t1","id":"t1","name":"n","status":"COMPLETED",
         "inputs":{"reads":[{"class":"File","path":"f1","name":"a.fq","extra":{"kept":1.50}}],"ratio":0.250,"none":null,"opts":{"seed":11}},
         "outputs":{"report":{"class":"File","path":"f2","name":"r.txt","secondaryFiles":[{"class":"file","path":"f3"}]},"dir":{"class":"Directory","path":"d1"}}}
        """;

    [Fact]
    public async Task Create_InputsOfEveryKind_AreWrittenAsThePlatformReadsThem()
    {
        var platform = new FakePlatform(_ => FakePlatform.Json(TaskJson));
        var file = ModelFactory.PlatformFile(id: "f1", name: "a");

        await platform.Client().Tasks.CreateAsync(new TaskCreate
        {
            Project = "me/wgs",
            App = "me/wgs/app",
            Inputs = new TaskInputs
            {
                ["file"] = file,
                ["files"] = [file, new FileId("f2")],
                ["page"] = PageFactory.Page<PlatformFile>([file]),
                ["list"] = new List<PlatformFile> { file },
                ["text"] = "x",
                ["whole"] = 8,
                ["ratio"] = 0.25,
                ["flag"] = true,
                ["none"] = null,
                ["opts"] = new CwlRecord { ["seed"] = 11, ["mode"] = "fast" },
            },
        });

        Encoding.UTF8.GetString(platform.Requests.Single().Body!).Should().Contain(string.Concat(
            """ "inputs":{"file":{"class":"File","path":"f1"},""".Trim(),
            """ "files":[{"class":"File","path":"f1"},{"class":"File","path":"f2"}],""".Trim(),
            """ "page":[{"class":"File","path":"f1"}],"list":[{"class":"File","path":"f1"}],""".Trim(),
            """ "text":"x","whole":8,"ratio":0.25,"flag":true,"none":null,"opts":{"seed":11,"mode":"fast"}}""".Trim()));
    }

    [Fact]
    public void List_OfAnyKind_IsMadeWithOneWord()
    {
        var (file, folder) = (ModelFactory.PlatformFile(id: "f1", type: FileType.File), ModelFactory.PlatformFile(id: "f2", type: FileType.Folder));
        IEnumerable<FileId> ids = ["f3", "f4"];

        CwlList.Of(new[] { file, folder }.Where(_ => true)).Values.Should().SatisfyRespectively(
            first => first.Should().BeOfType<CwlFile>().Which.Id.Should().Be((FileId)"f1"), second => second.Should().BeOfType<CwlDirectory>());
        CwlList.Of(ids).Values.Cast<CwlFile>().Select(item => item.Id).Should().Equal(ids);
        CwlValue mixed = ["text", 8, null, file];
        mixed.Should().BeOfType<CwlList>().Which.Count.Should().Be(4);
    }

    [Fact]
    public async Task Get_InputsOfATask_KeepEveryLetterInARoundTrip()
    {
        var task = await new FakePlatform(_ => FakePlatform.Json(TaskJson)).Client().Tasks.GetAsync("t1");

        task.Inputs["reads"]!.ToString().Should().Be("""[{"class":"File","path":"f1","name":"a.fq","extra":{"kept":1.50}}]""");
        task.Inputs["ratio"]!.ToString().Should().Be("0.250");
        task.Inputs["none"].Should().BeNull();
    }

    [Fact]
    public async Task Save_OneInputChanged_SendsThatInputOnly()
    {
        var platform = new FakePlatform(_ => FakePlatform.Json(TaskJson));
        var task = await platform.Client().Tasks.GetAsync("t1");
        task.Inputs["opts"] = new CwlRecord { ["seed"] = 12 };
        task.Inputs["ratio"] = 0.5;

        await task.SaveAsync();

        Encoding.UTF8.GetString(platform.Requests[1].Body!).Should().Be("""{"inputs":{"ratio":0.5,"opts":{"seed":12}}}""");
    }

    [Fact]
    public async Task Get_OutputsOfATask_AreFilesAndDirectoriesInAnyCase()
    {
        var task = await new FakePlatform(_ => FakePlatform.Json(TaskJson)).Client().Tasks.GetAsync("t1");

        var report = task.Outputs["report"].Should().BeOfType<CwlFile>().Subject;

        (report.Id.Value, report.Name).Should().Be(("f2", "r.txt"));
        report.SecondaryFiles.Single().Id.Value.Should().Be("f3");
        task.Outputs["dir"].Should().BeOfType<CwlDirectory>().Which.Id.Value.Should().Be("d1");
    }

    [Fact]
    public void Number_NotFinite_IsRefused()
    {
        FluentActions.Invoking(() => (CwlValue)double.NaN).Should().Throw<ArgumentException>();
    }
}
