using System.Text.Json.Nodes;
using SevenBridges.Emulator.Billing;

namespace SevenBridges.Emulator.Handlers;

/// <summary>What billing groups have paid for.</summary>
internal static class BreakdownHandlers
{
    public static void AddTo(HandlerTable handlers)
    {
        handlers["billingGroups.getBreakdown"] = Whole;
        handlers["billingGroups.queryAnalysisBreakdown"] = static call => Page(call, Charges.Analyses, charge => charge.Show());
        handlers["billingGroups.queryStorageBreakdown"] = static call => Page(call, Charges.Storage, charge => charge.Show());
        handlers["billingGroups.queryEgressBreakdown"] = static call => Page(call, Charges.Egress, charge => charge);
    }

    private static Answer Page<T>(Call call, Func<PlatformState, string, Period, List<T>> chargesOf, Func<T, JsonNode> show)
    {
        var group = GroupOf(call);
        return Answer.Page(chargesOf(call.State, group, Period.Of(call, group)), show);
    }

    private static Answer Whole(Call call)
    {
        var group = GroupOf(call);
        var charges = Charges.Analyses(call.State, group, new Period(DateTimeOffset.MinValue, DateTimeOffset.MaxValue));
        var projects = charges.GroupBy(charge => charge.Project).Select(project => (JsonNode)new JsonObject
        {
            ["href"] = call.Href($"/projects/{project.Key}"),
            ["analysis_spending"] = Money.Price(project.Sum(charge => charge.Amount)),
            ["task_breakdown"] = new JsonArray([.. project.Select(charge => charge.ShowTask(call))]),
        });
        return Answer.Ok(new JsonObject
        {
            ["href"] = call.Href($"/billing/groups/{group}/breakdown"),
            ["project_breakdown"] = new JsonArray([.. projects]),
            ["total_spending"] = Money.Price(charges.Sum(charge => charge.Amount)),
        });
    }

    private static string GroupOf(Call call) => (string)BillingHandlers.Find(call, call["billing_group"])["id"]!;
}
