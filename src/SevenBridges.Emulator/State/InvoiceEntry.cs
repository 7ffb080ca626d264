using SevenBridges.Emulator.Billing;

namespace SevenBridges.Emulator.State;

/// <summary>An invoice: its costs are what the billing group paid for in its period.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Group">The billing group that it is for.</param>
/// <param name="Period">What it bills.</param>
/// <param name="Approved">When it was approved; null: it is pending.</param>
internal sealed record InvoiceEntry(string Id, string Group, Period Period, DateTimeOffset? Approved);
