using System.Net.Http.Json;
using SevenBridges.Benchmarks.Measuring;
using SevenBridges.Contract.Tests.Reference;

namespace SevenBridges.Benchmarks.Calls;

/// <summary>
/// What a call costs beside the wire: one user, from memory. The yardstick is a bare <see cref="HttpClient"/> with System.Text.Json's source generator,
/// a token header and a status check.
/// </summary>
internal static class OverheadBench
{
    private const string Title = "One call: GET /user, in-memory handler";

    private const string Endpoint = "http://127.0.0.1:9/v2";

    public static readonly byte[] User =
        """
        {"href":"https://api.example/v2/users/rfranklin","username":"rfranklin","email":"rfranklin@example.org","first_name":"Rosalind","last_name":"Franklin",
         "affiliation":"Example Institute","phone":"","address":"12 Main St","city":"Springfield","state":"IL","zip_code":"62701","country":"United States"}
        """u8.ToArray();

    public static async System.Threading.Tasks.Task<IReadOnlyList<Table>> RunAsync(BenchOptions options)
    {
        await using var ours = new SevenBridgesClient(new SevenBridgesOptions { Endpoint = new Uri(Endpoint), Token = "t", HttpHandler = new MemoryPlatform(User) });
        using var bare = Http();
        var nswag = new ReferenceClient(Http(Endpoint + "/"));
        var refit = Refit.RestService.For<IRefitUsers>(Http("http://127.0.0.1:9"));
        var table = await Race.TableAsync(
            Title,
            [
                new("bare HttpClient + System.Text.Json (source generation)", () => BareAsync(bare)),
                new("SevenBridges", () => ours.Users.MeAsync()),
                new("NSwag's client", () => nswag.Users_meAsync(null)),
                new("Refit", () => refit.MeAsync()),
            ],
            rounds: 15,
            worksPerRound: 20_000);
        return [table];
    }

    private static HttpClient Http(string? address = null)
    {
        var http = new HttpClient(new MemoryPlatform(User));
        http.DefaultRequestHeaders.Add("X-SBG-Auth-Token", "t");
        if (address is not null)
            http.BaseAddress = new Uri(address);
        return http;
    }

    private static async System.Threading.Tasks.Task BareAsync(HttpClient http)
    {
        using var answer = await http.GetAsync(Endpoint + "/user");
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadFromJsonAsync(PlainContext.Default.PlainUser);
    }
}
