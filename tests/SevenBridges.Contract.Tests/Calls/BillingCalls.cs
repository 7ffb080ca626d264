namespace SevenBridges.Contract.Tests.Calls;

internal static class BillingCalls
{
    private static readonly (DateOnly From, DateOnly To) January = (new(2025, 1, 1), new(2025, 1, 31));

    public static IEnumerable<Call> All =>
    [
        Call.Of("endpoints.get",
            (theirs, _) => theirs.Endpoints_getAsync(),
            (ours, _) => ours.Endpoints.GetAsync()),
        Call.Of("endpoints.getBilling",
            (theirs, _) => theirs.Endpoints_getBillingAsync(),
            (ours, _) => ours.Endpoints.GetBillingAsync()),
        Call.Of("billingGroups.getBreakdown",
            (theirs, scene) => theirs.BillingGroups_getBreakdownAsync(scene.BillingGroup),
            (ours, scene) => ours.BillingGroups.GetBreakdownAsync(scene.BillingGroup)),
        Call.Of("billingGroups.queryAnalysisBreakdown",
            async (theirs, scene) => (await theirs.BillingGroups_queryAnalysisBreakdownAsync(scene.BillingGroup, date_from: "01-01-2025", date_to: "01-31-2025", fields: "_all")).Items,
            (ours, scene) => ours.BillingGroups.QueryAnalysisBreakdown(scene.BillingGroup, new() { DateFrom = January.From, DateTo = January.To }).FirstPageAsync()),
        Call.Of("billingGroups.queryStorageBreakdown",
            async (theirs, scene) => (await theirs.BillingGroups_queryStorageBreakdownAsync(scene.BillingGroup, invoice_id: scene.Enterprise.Invoice, fields: "_all")).Items,
            (ours, scene) => ours.BillingGroups.QueryStorageBreakdown(scene.BillingGroup, new() { Invoice = scene.Enterprise.Invoice }).FirstPageAsync()),
        Call.Of("billingGroups.queryEgressBreakdown",
            async (theirs, scene) => (await theirs.BillingGroups_queryEgressBreakdownAsync(scene.BillingGroup, date_from: "01-01-2025", fields: "_all")).Items,
            (ours, scene) => ours.BillingGroups.QueryEgressBreakdown(scene.BillingGroup, new() { DateFrom = January.From }).FirstPageAsync()),
        Call.Of("invoices.query",
            async (theirs, scene) => (await theirs.Invoices_queryAsync(billing_group: scene.BillingGroup, fields: "_all")).Items,
            (ours, scene) => ours.Invoices.Query(new() { BillingGroup = scene.BillingGroup }).FirstPageAsync()),
        Call.Of("invoices.get",
            (theirs, scene) => theirs.Invoices_getAsync(scene.Enterprise.Invoice),
            (ours, scene) => ours.Invoices.GetAsync(scene.Enterprise.Invoice)),
    ];
}
