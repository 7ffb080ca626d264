using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SevenBridges.Hosting.Tests;

public sealed class RegistrationTests
{
    private const string Token = "canary7b-hosted";

    [Fact]
    public async Task Client_FromASection_IsOneForTheProgram()
    {
        using var server = new Recorder();
        using var host = Build(services => services.AddSevenBridges(
            Section(("Environment", "CGC"), ("Token", Token), ("MaxRetries", "1"), ("TryTimeout", "00:00:07")), options => options.HttpHandler = server));
        await host.StartAsync();

        var client = host.Services.GetRequiredService<SevenBridgesClient>();
        await client.SendAsync(HttpMethod.Get, "/user");

        host.Services.GetRequiredService<SevenBridgesClient>().Should().BeSameAs(client);
        client.Endpoint.Should().Be(new Uri("https://cgc-api.sbgenomics.com/v2"));
        server.Requests.Should().ContainSingle().Which.Should().Be(("https://cgc-api.sbgenomics.com/v2/user", Token));
        var options = host.Services.GetRequiredService<IOptions<SevenBridgesOptions>>().Value;
        (options.MaxRetries, options.TryTimeout, options.TotalTimeout).Should().Be((1, TimeSpan.FromSeconds(7), TimeSpan.FromHours(1)));
    }

    [Fact]
    public async Task Clients_ByName_KeepTheirOwnCredentials()
    {
        using var server = new Recorder();
        using var host = Build(services =>
        {
            services.AddSevenBridges(Section(("Environment", "SBPLAT"), ("Token", Token + "-main")), options => options.HttpHandler = server);
            services.AddSevenBridges("cgc", Section(("Environment", "CGC"), ("Token", Token + "-cgc")), options => options.HttpHandler = server);
            services.AddSevenBridges("bdc", options => (options.Environment, options.BearerToken, options.HttpHandler) = ("BDC", Token + "-bdc", server));
            services.AddSingleton<Consumer>();
        });
        await host.StartAsync();

        foreach (var client in host.Services.GetRequiredService<Consumer>().All) await client.SendAsync(HttpMethod.Get, "/user");

        server.Requests.Should().Equal(
            ("https://api.sbgenomics.com/v2/user", Token + "-main"),
            ("https://cgc-api.sbgenomics.com/v2/user", Token + "-cgc"),
            ("https://api.sb.biodatacatalyst.nhlbi.nih.gov/v2/user", "Bearer " + Token + "-bdc"));
    }

    [Theory]
    [InlineData("Profile", "nobody", "*SevenBridges: There is no profile [nobody]*")]
    [InlineData("MaxRetries", "-3", "*MaxRetries is -3; it may be from 0 to 100*")]
    [InlineData("Environment", "MOON", "*There is no environment 'MOON'*")]
    [InlineData("Endpoint", "http://plain.example/v2", "*AllowInsecureHttp*")]
    public async Task Host_OptionsAreUnusable_DoesNotStart(string key, string value, string sentence)
    {
        var token = key == "Profile" ? ("CredentialsPath", "/nowhere/credentials") : ("Token", Token);
        (string, string)[] place = key is "MaxRetries" ? [("Environment", "CGC")] : [];
        using var host = Build(services => services.AddSevenBridges(Section([token, .. place, (key, value)])));

        var thrown = (await host.Awaiting(h => h.StartAsync()).Should().ThrowAsync<OptionsValidationException>()).Which;

        thrown.Message.Should().Match(sentence).And.NotContain("canary7b");
    }

    [Theory]
    [InlineData("Tokn", "x", "Tokn")]
    [InlineData("MaxRetries", "many", "MaxRetries")]
    [InlineData("Proxy", "http://user:{secret}@[", "Proxy")]
    public async Task Host_SectionCannotBeRead_DoesNotStartAndNamesTheKey(string key, string value, string named)
    {
        using var host = Build(services => services.AddSevenBridges(Section(("Environment", "CGC"), ("Token", Token), (key, value.Replace("{secret}", "canary7b")))));

        var thrown = (await host.Awaiting(h => h.StartAsync()).Should().ThrowAsync<ValidationException>()).Which;

        thrown.ToString().Should().Contain(named).And.NotContain("canary7b");
    }

    [Fact]
    public async Task Host_SectionHasAKeyThatIsNoOption_SaysWhichThereAre()
    {
        using var host = Build(services => services.AddSevenBridges(Section(("Environment", "CGC"), ("Tokn", Token))));

        var thrown = (await host.Awaiting(h => h.StartAsync()).Should().ThrowAsync<ValidationException>()).Which;

        thrown.Message.Should().Match("*'SevenBridges:Tokn' is no option; there are AdvanceAccess, *Token, *").And.NotContain("BinderOptions").And.NotContain("canary7b");
    }

    [Fact]
    public void Section_NamesAllOfItsOptions() =>
        global::SevenBridges.Hosting.Section.Names.Should().BeEquivalentTo(typeof(global::SevenBridges.Hosting.Section).GetProperties().Select(property => property.Name));

    [Fact]
    public async Task Handlers_OfTheUsersOwn_SeeEveryRequestInsideThePipeline()
    {
        using var server = new Recorder(HttpStatusCode.InternalServerError, HttpStatusCode.NotFound);
        using var host = Build(services => services
            .AddSevenBridges(options =>
                (options.Environment, options.Token, options.HttpHandler, options.RetryDelay) = ("CGC", Token, server, TimeSpan.Zero))
            .AddHttpMessageHandler(() => new Stamp()));
        var client = host.Services.GetRequiredService<SevenBridgesClient>();

        await client.Awaiting(c => c.SendAsync(HttpMethod.Get, "/files/1")).Should().ThrowAsync<NotFoundException>("the pipeline is around the user's handlers");

        server.Requests.Should().HaveCount(2).And.OnlyContain(request => request.Address.EndsWith("?stamped", StringComparison.Ordinal));
    }

    [Fact]
    public void Handlers_PrimaryFollowsRedirects_IsRefused()
    {
        using var host = Build(services => services
            .AddSevenBridges(options => (options.Environment, options.Token) = ("CGC", Token))
            .ConfigurePrimaryHttpMessageHandler(() => new HttpClientHandler()));

        host.Services.Invoking(services => services.GetRequiredService<SevenBridgesClient>()).Should().Throw<ValidationException>().WithMessage("*AllowAutoRedirect*");
    }

    [Fact]
    public void Handlers_OfOurOwn_AreThereWithoutBeingAskedFor()
    {
        using var host = Build(services => services.AddSevenBridges(options => (options.Environment, options.Token) = ("CGC", Token)));

        using var client = host.Services.GetRequiredService<SevenBridgesClient>();

        client.Api.Options.HttpHandler.Should().NotBeNull();
    }

    [Fact]
    public async Task LogAndClock_ComeFromTheContainer_AndNoSecretIsLogged()
    {
        using var log = new ListLogger();
        using var server = new Recorder();
        var clock = new Standing();
        using var host = Build(services =>
        {
            services.AddLogging(logging => logging.ClearProviders().AddProvider(log).SetMinimumLevel(LogLevel.Trace));
            services.AddSingleton<TimeProvider>(clock);
            services.AddSevenBridges(options => (options.Environment, options.Token, options.HttpHandler) = ("CGC", Token, server)).AddDefaultLogger();
        });
        var client = host.Services.GetRequiredService<SevenBridgesClient>();

        await client.SendAsync(HttpMethod.Get, "/files?token=canary7b");

        client.Api.Clock.Should().BeSameAs(clock);
        log.Text.Should().Contain("raw.get").And.NotContain("canary7b");
    }

    [Fact]
    public async Task Container_Disposed_ClosesTheClient()
    {
        SevenBridgesClient client;
        using (var host = Build(services => services.AddSevenBridges(options => (options.Environment, options.Token) = ("CGC", Token))))
            client = host.Services.GetRequiredService<SevenBridgesClient>();

        await client.Awaiting(c => c.SendAsync(HttpMethod.Get, "/user")).Should().ThrowAsync<ObjectDisposedException>();
    }

    [Fact]
    public void Clients_HostedAndNot_ShareTheBudgetOfTheirToken()
    {
        using var host = Build(services => services.AddSevenBridges(options => (options.Environment, options.Token) = ("CGC", Token + "-shared")));
        using var hosted = host.Services.GetRequiredService<SevenBridgesClient>();
        using var direct = new SevenBridgesClient("CGC", Token + "-shared");

        hosted.Budget.Should().BeSameAs(direct.Budget);
    }

    [Fact]
    public void Section_HasEveryOptionThatConfigurationCanHold()
    {
        Type[] held = [typeof(string), typeof(Uri), typeof(bool), typeof(int), typeof(TimeSpan)];
        var options = typeof(SevenBridgesOptions).GetProperties()
            .Where(property => held.Contains(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType)).Select(property => property.Name);

        typeof(global::SevenBridges.Hosting.Section).GetProperties().Select(property => property.Name).Should().BeEquivalentTo(options);
    }

    [Fact]
    public void Section_EveryKey_ReachesItsOption()
    {
        foreach (var property in typeof(global::SevenBridges.Hosting.Section).GetProperties())
        {
            var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            var text = type == typeof(int) ? "17" : type == typeof(TimeSpan) ? "00:00:17" : type == typeof(bool) ? "true" : "https://x.example/v2";
            var (set, unset) = (new SevenBridgesOptions { PaceRequests = false }, new SevenBridgesOptions { PaceRequests = false });

            SectionReader.Apply(Section((property.Name, text)), set);

            var option = typeof(SevenBridgesOptions).GetProperty(property.Name)!;
            option.GetValue(set).Should().NotBe(option.GetValue(unset), property.Name);
        }
    }

    private static IHost Build(Action<IServiceCollection> register)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        register(builder.Services);
        return builder.Build();
    }

    private static IConfiguration Section(params (string Key, string Value)[] pairs) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(pairs.Select(pair => new KeyValuePair<string, string?>($"SevenBridges:{pair.Key}", pair.Value)))
            .Build().GetSection("SevenBridges");

    private sealed class Consumer(
        SevenBridgesClient main, [FromKeyedServices("cgc")] SevenBridgesClient cgc, [FromKeyedServices("bdc")] SevenBridgesClient bdc)
    {
        public IEnumerable<SevenBridgesClient> All => [main, cgc, bdc];
    }

    private sealed class Standing : TimeProvider;

    private sealed class Stamp : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = new Uri(request.RequestUri + "?stamped");
            return base.SendAsync(request, cancellationToken);
        }
    }
}
