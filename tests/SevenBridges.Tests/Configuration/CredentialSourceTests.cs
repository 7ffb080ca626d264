using SevenBridges.Tests.Support;

namespace SevenBridges.Tests.Configuration;

/// <summary>Where credentials come from × what is there or broken: each ends in the documented choice or in one sentence, never in a mixture.</summary>
public sealed class CredentialSourceTests : IDisposable
{
    private const string Page = "https://cgc.sbgenomics.com/developer";

    private readonly Household household = new();
    private readonly FakePlatform platform = new(_ => FakePlatform.Json("{}"));

    /// <summary>Each account has its own host and its own token: <c>x</c> is at x.example with a token that ends in <c>-x</c>.</summary>
    private static readonly Dictionary<string, string> Files = new()
    {
        ["none"] = "",
        ["default"] = Profile("default", "file"),
        ["two"] = Profile("default", "file") + Profile("cgc", "lower"),
        ["cases"] = Profile("cgc", "lower") + Profile("CGC", "upper"),
        ["bom"] = "\uFEFF" + Profile("default", "file"),
        ["crlf"] = Profile("default", "file").Replace("\n", "\r\n"),
        ["colon"] = "[default]\napi_endpoint: https://file.example/v2\nauth_token: canary7b-file\n",
        ["slash"] = "[default]\napi_endpoint = https://file.example/v2/\nauth_token = canary7b-file\n",
        ["percent"] = "[default]\napi_endpoint = https://file.example/v2\nauth_token = canary7b-file%%(x)s\n",
        ["continued"] = "[default]\napi_endpoint =\n   https://file.example/v2\nauth_token = \n   canary7b-file\n",
        ["lent"] = "[DEFAULT]\napi_endpoint = https://file.example/v2\nauth_token = canary7b-file\n[default]\n",
        ["twice"] = Profile("default", "file") + Profile("default", "other"),
        ["twice key"] = Profile("default", "file") + "auth_token = canary7b-other\n",
        ["no section"] = "auth_token = canary7b-file\n",
        ["no token"] = "[default]\napi_endpoint = https://cgc-api.sbgenomics.com/v2\n",
        ["empty token"] = "[default]\napi_endpoint = https://cgc-api.sbgenomics.com/v2\nauth_token =\n",
        ["no endpoint"] = "[default]\nauth_token = canary7b-file\n",
        ["bad endpoint"] = "[default]\napi_endpoint = file.example/v2\nauth_token = canary7b-file\n",
        ["plain http"] = "[default]\napi_endpoint = http://file.example/v2\nauth_token = canary7b-file\n",
        ["user info"] = "[default]\napi_endpoint = https://canary7b:x@file.example/v2\nauth_token = canary7b-file\n",
        ["blank in token"] = "[default]\napi_endpoint = https://file.example/v2\nauth_token = canary7b file\n",
        ["no path"] = "[default]\napi_endpoint = https://cgc-api.sbgenomics.com\nauth_token = canary7b-file\n",
        ["quoted token"] = "[default]\napi_endpoint = https://file.example/v2\nauth_token = \"canary7b-file\"\n",
        ["only DEFAULT"] = "[DEFAULT]\napi_endpoint = https://file.example/v2\nauth_token = canary7b-file\n",
    };

    [Theory]
    // explicit, variables, file, named profile → account
    [InlineData("both", "both", "two", null, "explicit")]
    [InlineData("both", "none", "no section", null, "explicit")]
    [InlineData("bearer", "both", "two", null, "explicit")]
    [InlineData("provider", "both", "two", null, "explicit")]
    [InlineData("none", "both", "two", null, "variables")]
    [InlineData("none", "both", "twice", null, "variables")]
    [InlineData("none", "both", "none", null, "variables")]
    [InlineData("none", "empty", "default", null, "file")]
    [InlineData("none", "none", "default", null, "file")]
    [InlineData("none", "none", "bom", null, "file")]
    [InlineData("none", "none", "crlf", null, "file")]
    [InlineData("none", "none", "colon", null, "file")]
    [InlineData("none", "none", "slash", null, "file")]
    [InlineData("none", "none", "continued", null, "file")]
    [InlineData("none", "none", "lent", null, "file")]
    [InlineData("none", "both", "two", "cgc", "lower")]
    [InlineData("none", "none", "cases", "cgc", "lower")]
    [InlineData("none", "none", "cases", "CGC", "upper")]
    [InlineData("none", "none", "only DEFAULT", "DEFAULT", "file")]
    public async Task Client_SourcesAreThere_UsesTheDocumentedOne(string given, string variables, string file, string? profile, string account)
    {
        await using var client = Connect(given, variables, file, profile);

        using var response = await client.CallAsync(Calls.Get, "/user");

        var request = platform.Requests.Should().ContainSingle().Subject;
        request.Message.RequestUri!.OriginalString.Should().Be($"https://{account}.example/v2/user");
        (request.Header("X-SBG-Auth-Token") ?? request.Header("Authorization")!["Bearer ".Length..]).Should().Be($"canary7b-{account}");
    }

    [Theory]
    // explicit, variables, file, named profile → words of the sentence
    [InlineData("none", "none", "none", null, "No credentials were found: set SB_API_ENDPOINT and SB_AUTH_TOKEN*[default]*/credentials*" + Page + "*")]
    [InlineData("none", "token", "default", null, "SB_AUTH_TOKEN is set but SB_API_ENDPOINT is not*")]
    [InlineData("none", "endpoint", "default", null, "SB_API_ENDPOINT is set but SB_AUTH_TOKEN is not*developer*")]
    [InlineData("none", "bad endpoint", "default", null, "SB_API_ENDPOINT is not an address*")]
    [InlineData("token", "both", "default", null, "A token was given but no endpoint*")]
    [InlineData("endpoint", "both", "default", null, "An endpoint was given but no token*")]
    [InlineData("environment", "both", "default", null, "An endpoint was given but no token*" + Page + "*")]
    [InlineData("two tokens", "both", "default", null, "More than one of Token*")]
    [InlineData("both", "both", "two", "cgc", "Both a profile and a token*")]
    [InlineData("endpoint", "both", "two", "cgc", "Both a profile and an endpoint*")]
    [InlineData("contradiction", "none", "none", null, "Both Endpoint and Environment*CGC*")]
    [InlineData("unknown environment", "none", "none", null, "There is no environment 'MOON'*SBPLAT-EU*")]
    [InlineData("none", "none", "none", "cgc", "There is no profile [cgc]*does not exist*")]
    [InlineData("none", "both", "cases", "Cgc", "There is no profile [Cgc]*[cgc], [CGC]*")]
    [InlineData("none", "none", "cases", null, "There is no profile [default]*[cgc], [CGC]*")]
    [InlineData("none", "none", "twice", null, "*[default] stands in line 1 already*")]
    [InlineData("none", "none", "twice key", null, "*line 4*'auth_token' stands in [default] already*")]
    [InlineData("none", "none", "no section", null, "*line 1*before the first [section]*")]
    [InlineData("none", "none", "no token", null, "The profile [default]*has no auth_token*" + Page + "*")]
    [InlineData("none", "none", "empty token", null, "The profile [default]*has no auth_token*" + Page + "*")]
    [InlineData("none", "none", "no endpoint", null, "The profile [default]*has no api_endpoint*")]
    [InlineData("none", "none", "bad endpoint", null, "api_endpoint of [default]*is not an address*")]
    [InlineData("none", "none", "plain http", null, "*plain text*AllowInsecureHttp*")]
    [InlineData("none", "none", "user info", null, "*may hold neither a user*")]
    [InlineData("none", "none", "blank in token", null, "auth_token of [default] in *credentials cannot be used. The token holds a blank*")]
    [InlineData("none", "none", "no path", null, "The endpoint 'https://cgc-api.sbgenomics.com/' lacks its path: the API of CGC is at https://cgc-api.sbgenomics.com/v2.")]
    [InlineData("none", "none", "quoted token", null, "auth_token of [default] in *credentials cannot be used. The token stands in quotes*")]
    public void Client_SourcesAreMissingOrBroken_SaysItInOneSentence(string given, string variables, string file, string? profile, string sentence)
    {
        var thrown = FluentActions.Invoking(() => Connect(given, variables, file, profile)).Should().Throw<CredentialsException>().Which;

        thrown.Message.Should().Match(sentence).And.NotContain("canary7b").And.NotContain("\n");
        platform.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task Client_PercentInToken_IsLiteral()
    {
        await using var client = Connect("none", "none", "percent", null);

        using var response = await client.CallAsync(Calls.Get, "/user");

        platform.Requests[0].Header("X-SBG-Auth-Token").Should().Be("canary7b-file%%(x)s");
    }

    [Fact]
    public void File_NotUtf8_IsRefusedByName()
    {
        household.WriteCredentials("");
        File.WriteAllBytes(household.CredentialsPath, [0x5b, 0xff, 0xfe]);

        FluentActions.Invoking(() => household.Client()).Should().Throw<CredentialsException>().WithMessage("*credentials is not UTF-8*");
    }

    [Fact]
    public void File_IsAFolder_IsSaidToBeOne()
    {
        household.WriteCredentials("");
        File.Delete(household.CredentialsPath);
        Directory.CreateDirectory(household.CredentialsPath);

        FluentActions.Invoking(() => household.Client()).Should().Throw<CredentialsException>().WithMessage("*credentials is a folder*");
    }

    [Fact]
    public async Task Clients_SideBySide_KeepTheirOwnCredentials()
    {
        household.WriteCredentials(Files["cases"]);
        await using var lower = household.Client(platform, options => options.Profile = "cgc");
        await using var upper = household.Client(platform, options => options.Profile = "CGC");

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => (i % 2 == 0 ? lower : upper).CallAsync(Calls.Get, "/user")));

        platform.Requests.Should().HaveCount(20).And.OnlyContain(
            seen => seen.Header("X-SBG-Auth-Token") == "canary7b-" + seen.Message.RequestUri!.Host.Split('.', StringSplitOptions.None)[0]);
    }

    [Theory]
    [InlineData("[default]\nadvance_access = True\n", "", true)]
    [InlineData("[default]\nadvance_access = no\n", "[mode]\nadvance_access = true\n", false)]
    [InlineData("[default]\n", "[mode]\nadvance_access = 1\n", true)]
    [InlineData("[default]\n", "", false)]
    public async Task AdvanceAccess_OfProfileOrConfig_IsReadAsAFlag(string credentials, string config, bool expected)
    {
        household.WriteCredentials(credentials + "api_endpoint = https://file.example/v2\nauth_token = canary7b-file\n");
        household.WriteConfig(config);
        await using var client = household.Client(platform);

        using var response = await client.CallAsync(Calls.Get, "/user");

        platform.Requests[0].Header("X-SBG-Advance-Access").Should().Be(expected ? "advance" : null);
    }

    [Fact]
    public async Task TokenProvider_FailsAfterARefusal_ThePostHasNotHappened()
    {
        var asked = 0;
        var strict = new FakePlatform(_ => FakePlatform.Error(401, 90001));
        await using var client = strict.Client(options =>
        {
            options.Token = null;
            options.MaxRetries = 0;
            options.TokenProvider = cancellationToken => ++asked == 1
                ? new(AccessToken.Bearer("canary7b-old"))
                : throw new OperationCanceledException("the sign-in took too long");
        });

        (await client.Awaiting(c => c.CallAsync(Calls.Create)).Should().ThrowAsync<SevenBridgesException>()).Which.Should().NotBeOfType<OutcomeUnknownException>();

        strict.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task TokenProvider_TokenRefused_IsAskedOnceMore()
    {
        var tokens = new Queue<string>(["canary7b-old", "canary7b-new"]);
        var strict = new FakePlatform(seen => seen.Header("Authorization") == "Bearer canary7b-new" ? FakePlatform.Json("{}") : FakePlatform.Error(401, 90001));
        await using var client = strict.Client(options =>
        {
            options.Token = null;
            options.TokenProvider = _ => new(AccessToken.Bearer(tokens.Count > 1 ? tokens.Dequeue() : tokens.Peek()));
        });

        using var response = await client.CallAsync(Calls.Create);

        strict.Requests.Select(seen => seen.Header("Authorization")).Should().Equal("Bearer canary7b-old", "Bearer canary7b-new");
    }

    public void Dispose()
    {
        household.Dispose();
        platform.Dispose();
    }

    private SevenBridgesClient Connect(string given, string variables, string file, string? profile)
    {
        if (file != "none") household.WriteCredentials(Files[file]);
        const string endpoint = "https://variables.example/v2";
        Set("SB_API_ENDPOINT", variables switch { "both" or "endpoint" => endpoint, "bad endpoint" => "nowhere", "empty" => "", _ => null });
        Set("SB_AUTH_TOKEN", variables switch { "both" or "token" or "bad endpoint" => "canary7b-variables", "empty" => "", _ => null });
        return household.Client(platform, options =>
        {
            options.Profile = profile;
            Give(options, given);
        });
    }

    private void Set(string name, string? value)
    {
        if (value is not null) household.Variables[name] = value;
    }

    private static void Give(SevenBridgesOptions options, string given)
    {
        const string token = "canary7b-explicit";
        const string endpoint = "https://explicit.example/v2";
        options.Endpoint = given is "both" or "bearer" or "provider" or "endpoint" or "two tokens" or "contradiction" ? new(endpoint) : null;
        options.Environment = given switch { "environment" or "contradiction" => PlatformEnvironment.Cgc, "unknown environment" => "MOON", _ => null };
        options.Token = given is "both" or "token" or "two tokens" or "contradiction" or "unknown environment" ? token : null;
        options.BearerToken = given is "bearer" or "two tokens" ? token : null;
        options.TokenProvider = given == "provider" ? _ => new(AccessToken.Developer(token)) : null;
    }

    private static string Profile(string section, string account) =>
        $"[{section}]\napi_endpoint = https://{account}.example/v2\nauth_token = canary7b-{account}\n";
}
