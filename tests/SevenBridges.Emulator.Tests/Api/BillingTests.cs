using System.Globalization;
using System.Net;

namespace SevenBridges.Emulator.Tests.Api;

/// <summary>Entry points, billing groups, breakdowns, invoices.</summary>
public class BillingTests : ApiTest
{
    private const string NoSuchGroup = "00000000-0000-4000-8000-000000000000";

    protected override EmulatorOptions Options => new() { TaskDuration = TimeSpan.Zero };

    [Fact]
    public async Task Endpoints_WithoutToken_AreTold()
    {
        Http.DefaultRequestHeaders.Remove("X-SBG-Auth-Token");

        var (whole, billing) = (await GetAsync("/"), await GetAsync("/billing"));

        ((string)whole.Body!["markers_url"]!).Should().Be($"{Emulator.Endpoint}/genome/markers");
        ((string)whole.Body!["billing_url"]!).Should().Be($"{Emulator.Endpoint}/billing");
        billing.Status.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Endpoints_OfBilling_LeadToGroupsAndInvoices()
    {
        var billing = (await GetAsync("/billing")).Body!;

        foreach (var member in new[] { "billing_groups_url", "invoices_url" })
            (await GetAsync(((string)billing[member]!)[Emulator.Endpoint.ToString().Length..])).Items.Should().HaveCount(2, member);
    }

    [Fact]
    public async Task Analyses_OfAPeriod_AreThoseThatBeganInIt()
    {
        var group = await GroupAsync();

        var january = await GetAsync($"/billing/groups/{group}/breakdown/analysis?date_from=01-09-2025&date_to=01-20-2025");
        var before = await GetAsync($"/billing/groups/{group}/breakdown/analysis?date_to=01-08-2025&fields=analysis_name");
        var nothing = await GetAsync($"/billing/groups/{group}/breakdown/analysis?date_from=02-01-2025&date_to=02-02-2025");

        january.Items.Select(item => ((string)item!["analysis_name"]!, (string)item["analysis_status"]!, (string)item["analysis_cost"]!["amount"]!))
            .Should().Equal(("align rod 2", "STOPPED", "0.4300"), ("look at rods", "COMPLETED", "3.5500"));
        before.Items.Select(item => item!.ToJsonString()).Should().Equal("""{"analysis_name":"align rod 1"}""");
        nothing.Items.Should().BeEmpty();
    }

    [Fact]
    public async Task Analyses_TaskThatRan_IsAmongThemWithItsPrice()
    {
        var (group, project) = (await GroupAsync(), await ProjectAsync());
        var task = await RunAsync(project);

        var items = (await GetAsync($"/billing/groups/{group}/breakdown/analysis?date_from=02-01-2025")).Items;

        var item = items.Single(item => (string?)item!["analysis_id"] == task)!;
        ((string)item["project_name"]!, (string)item["ran_by"]!, (string)item["analysis_type"]!).Should().Be(("Trial", "rfranklin", "TASK"));
        var price = (await GetAsync($"/tasks/{task}")).Body!["price"]!;
        Amount(item["analysis_cost"]!["amount"]!).Should().Be(Amount(price["amount"]!));
    }

    [Fact]
    public async Task Analyses_OfALockedProject_HideItsNames()
    {
        var (group, project) = (await GroupAsync(), await ProjectAsync());
        var task = await RunAsync(project);
        await SendAsync("PATCH", $"/projects/{project}", """{"settings":{"locked":true}}""");

        var item = (await GetAsync($"/billing/groups/{group}/breakdown/analysis")).Items.Single(item => (string?)item!["analysis_id"] == task)!.AsObject();

        ((bool)item["project_locked"]!).Should().BeTrue();
        item.Should().NotContainKeys("project_name", "analysis_app_name", "analysis_name");
    }

    [Fact]
    public async Task Analyses_InPages_AreLinked()
    {
        var page = await GetAsync($"/billing/groups/{await GroupAsync()}/breakdown/analysis?limit=2&date_to=01-31-2025");

        page.Headers["X-Total-Matching-Query"].Should().Be("3");
        ((string)page.Body!["links"]![0]!["href"]!).Should().Contain("offset=2&limit=2&date_to=01-31-2025");
    }

    [Fact]
    public async Task Storage_OfAProjectWithFiles_CostsMoreTheLongerTheyAreKept()
    {
        var group = await GroupAsync();

        var week = await StorageOfWgsAsync(group, "02-07-2025");
        var month = await StorageOfWgsAsync(group, "02-28-2025");

        month.Should().BeGreaterThan(week).And.BeApproximately(week * 4, 0.000010m);
    }

    [Fact]
    public async Task Egress_FileDownloaded_IsPaidFor()
    {
        var group = await GroupAsync();
        var file = (await GetAsync("/files?project=rfranklin/wgs")).Items[0]!["id"];
        await GetAsync($"/files/{file}/download_info");

        var items = (await GetAsync($"/billing/groups/{group}/breakdown/egress")).Items;

        items.Select(item => ((string)item!["project_name"]!, (string)item["downloaded_by"]!, (string)item["egress_cost"]!["amount"]!))
            .Should().BeEquivalentTo([("Tobacco mosaic", "bmcclintock", "0.292500"), ("wgs", "rfranklin", "0.000002")]);
        ((string)items[0]!["downloaded"]!["size"]!).Should().Be("3.250000");
    }

    [Fact]
    public async Task Breakdown_Legacy_SumsUpWhatTheAnalysesCost()
    {
        var group = await GroupAsync();

        var breakdown = (await GetAsync($"/billing/groups/{group}/breakdown")).Body!;
        var analyses = (await GetAsync($"/billing/groups/{group}/breakdown/analysis")).Items;

        Amount(breakdown["total_spending"]!["amount"]!).Should().BeApproximately(analyses.Sum(item => Amount(item!["analysis_cost"]!["amount"]!)), 0.01m);
        breakdown["project_breakdown"]!.AsArray().Sum(project => project!["task_breakdown"]!.AsArray().Count).Should().Be(analyses.Count);
    }

    [Fact]
    public async Task Invoice_Approved_BillsWhatItsBreakdownsHold()
    {
        var group = await GroupAsync();
        var invoice = (await GetAsync("/billing/invoices")).Items[0]!;

        var analyses = (await GetAsync($"/billing/groups/{group}/breakdown/analysis?invoice_id={invoice["id"]}")).Items;
        var storage = (await GetAsync($"/billing/groups/{group}/breakdown/storage?invoice_id={invoice["id"]}")).Items;

        ((bool)invoice["pending"]!, (string)invoice["invoice_period"]!["to"]!).Should().Be((false, "2025-01-31T23:59:59Z"));
        Amount(invoice["analysis_costs"]!["amount"]!).Should().BeApproximately(analyses.Sum(item => Amount(item!["analysis_cost"]!["amount"]!)), 0.01m);
        Amount(invoice["storage_costs"]!["amount"]!).Should().BeApproximately(storage.Sum(item => Amount(item!["active"]!["cost"]!["amount"]!)), 0.01m);
        Amount(invoice["total"]!["amount"]!).Should().Be(Amount(invoice["analysis_costs"]!["amount"]!) + Amount(invoice["storage_costs"]!["amount"]!));
    }

    [Fact]
    public async Task Invoices_OfAnotherGroupOfTheAccount_AreNone()
    {
        var second = (await GetAsync("/billing/groups")).Items[1]!["id"];
        var invoice = (await GetAsync("/billing/invoices")).Items[0]!["id"];

        (await GetAsync($"/billing/invoices?billing_group={second}")).Items.Should().BeEmpty();
        (await GetAsync($"/billing/groups/{second}/breakdown/analysis?invoice_id={invoice}")).Code.Should().Be(4002);
    }

    [Theory]
    [InlineData("/billing/groups/7/breakdown", 400, 4005)]
    [InlineData($"/billing/groups/{NoSuchGroup}/breakdown/analysis", 404, 4002)]
    [InlineData("/billing/groups/%20", 400, 4004)]
    [InlineData("/billing/invoices/1", 404, 4002)]
    [InlineData("/billing/invoices/%20", 400, 4007)]
    [InlineData("/billing/invoices?billing_group=7", 400, 4005)]
    public async Task Request_Bad_GetsTheCodeOfBilling(string path, int status, int code)
    {
        var reply = await GetAsync(path);

        ((int)reply.Status, reply.Code).Should().Be((status, code));
    }

    [Theory]
    [InlineData("2025-01-31")]
    [InlineData("31-01-2025")]
    [InlineData("1-31-2025")]
    public async Task Breakdown_DayWrittenOtherwise_IsRefused(string day) =>
        (await GetAsync($"/billing/groups/{await GroupAsync()}/breakdown/egress?date_from={day}")).Code.Should().Be(90000);

    [Fact]
    public async Task StrangersGroup_WhateverIsAsked_IsRefused()
    {
        var (group, invoice) = (Emulator.State.BillingGroups.GetAt(2).Key, Emulator.State.Invoices.GetAt(2).Key);

        (await GetAsync("/billing/groups")).Items.Select(item => (string)item!["id"]!).Should().NotContain(group);
        (await GetAsync($"/billing/groups/{group}")).Code.Should().Be(4001);
        (await GetAsync($"/billing/groups/{group}/breakdown/storage")).Code.Should().Be(4001);
        (await GetAsync($"/billing/invoices?billing_group={group}")).Code.Should().Be(4001);
        (await GetAsync($"/billing/invoices/{invoice}")).Code.Should().Be(4001);
        (await SendAsync("POST", "/projects", $$"""{"name":"x","billing_group":"{{group}}"}""")).Code.Should().Be(4006);
        (await SendAsync("PATCH", "/projects/rfranklin/wgs", $$"""{"billing_group":"{{group}}"}""")).Code.Should().Be(4006);
    }

    private async Task<string> GroupAsync() => (string)(await GetAsync("/billing/groups")).Items[0]!["id"]!;

    private async Task<decimal> StorageOfWgsAsync(string group, string to)
    {
        var items = (await GetAsync($"/billing/groups/{group}/breakdown/storage?date_from=02-01-2025&date_to={to}")).Items;
        return Amount(items.Single(item => (string?)item!["project_name"] == "wgs")!["active"]!["size"]!);
    }

    private async Task<string> RunAsync(string project)
    {
        var file = (await GetAsync("/files?project=rfranklin/wgs")).Items[0]!["id"];
        var copy = (await SendAsync("POST", $"/files/{file}/actions/copy", $$"""{"project":"{{project}}"}""")).Body!["id"];
        var task = await SendAsync(
            "POST", "/tasks?action=run",
            $$"""{"name":"sum","project":"{{project}}","app":"admin/sbg-public-data/sha256sum","inputs":{"files":[{"class":"File","path":"{{copy}}"}]} }""");
        return (string)task.Body!["id"]!;
    }

    private static decimal Amount(System.Text.Json.Nodes.JsonNode amount) => decimal.Parse((string)amount!, CultureInfo.InvariantCulture);
}
