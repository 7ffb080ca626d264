using SevenBridges.Tests.Support;

namespace SevenBridges.Tests.Json;

/// <summary>Money, times and second names as bills carry them.</summary>
public class BillingModelTests
{
    [Theory]
    [InlineData("""{"id":"8204417733"}""")]
    [InlineData("""{"invoice_id":"8204417733"}""")]
    public async Task Invoice_ByEitherNameOfItsId_IsTheSame(string json)
    {
        var invoice = await Client(json).Invoices.GetAsync("1");

        invoice.Id.Should().Be(new InvoiceId("8204417733"));
        invoice.Should().Be(ModelFactory.Invoice(id: new InvoiceId("8204417733")));
    }

    [Theory]
    [InlineData("2025-02-05T00:00:00Z")]
    [InlineData("2025-02-05T00:00:00")]
    [InlineData("2025-02-05T00:00:00.000")]
    [InlineData("2025-02-05T02:00:00+02:00")]
    public async Task Invoice_TimeInAnyForm_IsTheSameMoment(string time)
    {
        var invoice = await Client($$"""{"approval_date":"{{time}}","invoice_period":{"from":"{{time}}","to":null} }""").Invoices.GetAsync("1");

        invoice.ApprovalDate.Should().Be(new DateTimeOffset(2025, 2, 5, 0, 0, 0, TimeSpan.Zero));
        (invoice.InvoicePeriod!.From, invoice.InvoicePeriod.To).Should().Be((invoice.ApprovalDate, null));
    }

    [Theory]
    [InlineData("\"51.07\"")]
    [InlineData("51.07")]
    [InlineData("\"51.0700\"")]
    public async Task Invoice_AmountAsTextOrNumber_IsADecimal(string amount)
    {
        var invoice = await Client($$"""{"total":{"currency":"USD","amount":{{amount}} } }""").Invoices.GetAsync("1");

        (invoice.Total!.Amount, invoice.Total.Currency).Should().Be((51.07m, "USD"));
    }

    [Fact]
    public async Task Analysis_OfALockedProject_HasNoNamesButAllElse()
    {
        const string Item = """
            {"analysis_type":"HOLOGRAM","analysis_id":"0f6c3c1e-5b7a-4d7e-9a63-2f8f6f0c1d11","ran_by":"mkovac","analysis_status":"STOPPED",
             "analysis_cost":{"currency":"USD","amount":"1.8321","breakdown":{"storage":"0.1021","computation":1.73,"data_transfer_in":"0.0000"}},
             "refunded_amount":"0.0000","time_started":"2025-02-01T10:00:00","project_locked":true}
            """;

        var found = (await Client($$"""{"items":[{{Item}}],"links":[]}""").BillingGroups.QueryAnalysisBreakdown("g").FirstPageAsync())[0];

        (found.AnalysisCost!.Amount, found.AnalysisCost.Breakdown!.Computation, found.RefundedAmount).Should().Be((1.8321m, 1.73m, 0m));
        (found.AnalysisType!.Value.Value, found.TimeStarted).Should().Be(("HOLOGRAM", new DateTimeOffset(2025, 2, 1, 10, 0, 0, TimeSpan.Zero)));
        found.Holds(AnalysisBreakdownFields.ProjectName).Should().BeFalse();
    }

    [Fact]
    public async Task User_MarkThatExpires_IsReadInMilliseconds()
    {
        var user = await Client("""{"username":"mkovac","role":"MEMBER","tags":[{"tag":"pilot","expires_at":1767225600000},{"tag":"always","expires_at":null}]}""").Users.GetAsync("mkovac");

        user.Tags!.Select(mark => mark.ExpiresAt).Should().Equal(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), null);
        user.Role.Should().Be(DivisionRole.Member);
    }

    private static SevenBridgesClient Client(string json) => new FakePlatform(_ => FakePlatform.Json(json)).Client();
}
