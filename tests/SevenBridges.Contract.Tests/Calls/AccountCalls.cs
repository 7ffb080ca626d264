namespace SevenBridges.Contract.Tests.Calls;

internal static class AccountCalls
{
    public static IEnumerable<Call> All =>
    [
        Call.Of("users.me",
            (theirs, _) => theirs.Users_meAsync(),
            (ours, _) => ours.Users.MeAsync()),
        Call.Of("users.get",
            (theirs, scene) => theirs.Users_getAsync(scene.Owner),
            (ours, scene) => ours.Users.GetAsync(scene.Owner)),
        Call.Of("rateLimits.get",
            (theirs, _) => theirs.RateLimits_getAsync(),
            (ours, _) => ours.RateLimits.GetAsync()),
        Call.Of("billingGroups.query",
            async (theirs, _) => (await theirs.BillingGroups_queryAsync(fields: "_all")).Items,
            (ours, _) => ours.BillingGroups.Query().FirstPageAsync()),
        Call.Of("billingGroups.get",
            (theirs, scene) => theirs.BillingGroups_getAsync(scene.BillingGroup),
            (ours, scene) => ours.BillingGroups.GetAsync(scene.BillingGroup)),
    ];
}
