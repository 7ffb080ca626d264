using System.Text.Json.Nodes;
using SevenBridges.Emulator.Billing;

namespace SevenBridges.Emulator.Handlers;

/// <summary>Invoices.</summary>
internal static class InvoicesHandlers
{
    public static void AddTo(HandlerTable handlers)
    {
        handlers["invoices.query"] = Query;
        handlers["invoices.get"] = static call => Answer.Ok(Show(call, Find(call, call["invoice"])));
    }

    /// <summary>The invoice, if it is one of the caller's billing groups.</summary>
    public static InvoiceEntry Find(Call call, string id)
    {
        if (string.IsNullOrWhiteSpace(id))
            throw new Refusal(400, 4007, "The id of the invoice is empty.");
        var invoice = call.State.Invoices.Find(id, 4002, "The invoice");
        return BillingHandlers.Owns(call, invoice.Group) ? invoice : throw new Refusal(403, 4001, $"You may not see the invoice '{id}'.");
    }

    private static Answer Query(Call call)
    {
        var group = call.One("billing_group") is { Length: > 0 } id ? (string)BillingHandlers.Find(call, id)["id"]! : null;
        return Answer.Page(call.State.Invoices.Values.Where(invoice => group is null ? BillingHandlers.Owns(call, invoice.Group) : invoice.Group == group), invoice => Show(call, invoice));
    }

    private static JsonObject Show(Call call, InvoiceEntry invoice)
    {
        var analyses = Charges.Analyses(call.State, invoice.Group, invoice.Period).Sum(charge => charge.Amount);
        var storage = Charges.Storage(call.State, invoice.Group, invoice.Period).Sum(charge => charge.Amount);
        return new JsonObject
        {
            ["href"] = call.Href($"/billing/invoices/{invoice.Id}"),
            ["id"] = invoice.Id,
            ["pending"] = invoice.Approved is null,
            ["approval_date"] = invoice.Approved is { } time ? Timestamps.Text(time) : null,
            ["invoice_period"] = new JsonObject { ["from"] = Timestamps.Text(invoice.Period.From), ["to"] = Timestamps.Text(invoice.Period.To.AddSeconds(-1)) },
            ["analysis_costs"] = Money.Price(analyses),
            ["storage_costs"] = Money.Price(storage),
            ["total"] = Money.Price(decimal.Round(analyses, 2, MidpointRounding.AwayFromZero) + decimal.Round(storage, 2, MidpointRounding.AwayFromZero)),
        };
    }
}
