using System.Text.Json.Nodes;

namespace SevenBridges.Emulator.Handlers;

/// <summary>Billing groups.</summary>
internal static class BillingHandlers
{
    public static void AddTo(HandlerTable handlers)
    {
        handlers["billingGroups.query"] = static call => Answer.Page(call.State.BillingGroups.Values.Where(group => Owns(call, (string)group["id"]!)), group => Show(call, group));
        handlers["billingGroups.get"] = static call => Answer.Ok(Show(call, Find(call, call["billing_group"])));
    }

    /// <summary>The billing group, if the caller may use it.</summary>
    /// <param name="call">The request.</param>
    /// <param name="id">Id of the billing group.</param>
    /// <param name="strangersCode">What is said to who may not.</param>
    public static JsonObject Find(Call call, string id, int strangersCode = 4001)
    {
        if (string.IsNullOrWhiteSpace(id))
            throw new Refusal(400, 4004, "The id of the billing group is empty.");
        if (!Guid.TryParse(id, out _))
            throw new Refusal(400, 4005, $"'{id}' is no billing group id; it is a UUID.");
        var group = call.State.BillingGroups.Find(id, 4002, "The billing group");
        return Owns(call, id) ? group : throw new Refusal(403, strangersCode, $"You do not belong to the billing group '{id}'.");
    }

    public static bool Owns(Call call, string group) => call.State.BillingGroups.TryGetValue(group, out var found) && (string?)found["owner"] == call.User;

    private static JsonObject Show(Call call, JsonObject group)
    {
        var shown = group.DeepClone().AsObject();
        shown["href"] = call.Href($"/billing/groups/{shown["id"]}");
        return shown;
    }
}
