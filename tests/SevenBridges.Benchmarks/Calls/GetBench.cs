using System.Net.Http.Json;
using SevenBridges.Benchmarks.Measuring;
using SevenBridges.Benchmarks.Reading;
using SevenBridges.Contract.Tests.Reference;

namespace SevenBridges.Benchmarks.Calls;

/// <summary>A whole GET of a page of 100 detailed files, from the call to the objects. The Platform answers from memory.</summary>
internal static class GetBench
{
    private const int Rounds = 15;
    private const int Works = 150;
    private const string Endpoint = "http://127.0.0.1:9/v2";
    private const string Project = "rfranklin/wgs";

    public static async System.Threading.Tasks.Task<IReadOnlyList<Table>> RunAsync(BenchOptions options)
    {
        var pages = new FilePages(options.Seed);
        return
        [
            await TableAsync("typical", pages.Typical(), new Bar(1.00, 0.60)),
            await TableAsync("hostile", pages.Hostile(), new Bar(1.00, 0.85)),
        ];
    }

    private static async System.Threading.Tasks.Task<Table> TableAsync(string kind, byte[] page, Bar bar)
    {
        await using var ours = new SevenBridgesClient(new SevenBridgesOptions { Endpoint = new Uri(Endpoint), Token = "t", HttpHandler = new MemoryPlatform(page) });
        using var bare = Http(page);
        var nswag = new ReferenceClient(Http(page, Endpoint + "/"));
        var refit = Refit.RestService.For<IRefitFiles>(Http(page, "http://127.0.0.1:9"));
        return await Race.TableAsync(
            $"A whole GET /files of a {kind} page of 100, in-memory handler",
            [
                new("bare HttpClient + System.Text.Json (source generation)", () => BareAsync(bare)),
                new("SevenBridges", () => ours.Files.Query(new() { Project = Project }).FirstPageAsync()) { Bar = bar },
                new("NSwag's client", () => nswag.Files_queryAsync(project: Project, limit: 100, fields: "_all")),
                new("Refit", () => refit.QueryAsync(Project, 100, "_all")),
            ],
            Rounds,
            Works);
    }

    private static HttpClient Http(byte[] page, string? address = null)
    {
        var http = new HttpClient(new MemoryPlatform(page));
        http.DefaultRequestHeaders.Add("X-SBG-Auth-Token", "t");
        if (address is not null)
            http.BaseAddress = new Uri(address);
        return http;
    }

    private static async System.Threading.Tasks.Task BareAsync(HttpClient http)
    {
        using var answer = await http.GetAsync($"{Endpoint}/files?project={Uri.EscapeDataString(Project)}&offset=0&limit=100&fields=_all");
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadFromJsonAsync(PlainFilesContext.Default.PlainFilePage);
    }
}

/// <summary>The same call as Refit generates it.</summary>
internal interface IRefitFiles
{
    [Refit.Get("/v2/files")]
    [Refit.Headers("Accept: application/json")]
    Task<PlainFilePage> QueryAsync(string project, int limit, string fields);
}
