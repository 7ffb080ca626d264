using System.Text.Json.Nodes;

namespace SevenBridges.Emulator.Handlers;

/// <summary>Billing groups.</summary>
internal static class BillingHandlers
{
    public static void AddTo(HandlerTable handlers)
    {
        handlers["billingGroups.query"] = static call => Answer.Page(call.State.BillingGroups.Values, group => Show(call, group));
        handlers["billingGroups.get"] = static call => Answer.Ok(Show(call, Find(call, call["billing_group"])));
    }

    public static JsonObject Find(Call call, string id)
    {
        if (!Guid.TryParse(id, out _))
            throw new Refusal(400, 4005, $"'{id}' is no billing group id; it is a UUID.");
        return call.State.BillingGroups.Find(id, 4002, "The billing group");
    }

    private static JsonObject Show(Call call, JsonObject group)
    {
        var shown = group.DeepClone().AsObject();
        shown["href"] = call.Href($"/billing/groups/{shown["id"]}");
        return shown;
    }
}
