using System.Globalization;
using System.Text.Json.Nodes;

namespace SevenBridges.Emulator.Billing;

/// <summary>Amounts as the Platform writes them: decimals in a text, with two digits in invoices, four in analyses, six in storage and egress.</summary>
internal static class Money
{
    public const string Currency = "USD";

    public static string Text(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);

    public static string Fine(decimal amount) => amount.ToString("0.0000", CultureInfo.InvariantCulture);

    public static string Finest(decimal amount) => amount.ToString("0.000000", CultureInfo.InvariantCulture);

    public static JsonObject Price(decimal amount) => new() { ["currency"] = Currency, ["amount"] = Text(amount) };
}
