using System.Globalization;
using SevenBridges.Emulator.Handlers;

namespace SevenBridges.Emulator.Billing;

/// <summary>From when until when something is billed.</summary>
/// <param name="From">The first moment.</param>
/// <param name="To">The moment after the last.</param>
internal sealed record Period(DateTimeOffset From, DateTimeOffset To)
{
    private const string Format = "MM-dd-yyyy";

    public bool Has(DateTimeOffset time) => time >= From && time < To;

    /// <summary>How much of a time that began then and lasts until now lies in the period.</summary>
    public TimeSpan Overlap(DateTimeOffset began, DateTimeOffset now)
    {
        var (from, to) = (began > From ? began : From, now < To ? now : To);
        return to > from ? to - from : TimeSpan.Zero;
    }

    /// <summary>What <c>date_from</c>, <c>date_to</c> and <c>invoice_id</c> leave; without them everything.</summary>
    /// <param name="call">The request.</param>
    /// <param name="group">The billing group that is asked about.</param>
    public static Period Of(Call call, string group)
    {
        var from = Day(call, "date_from") ?? DateTimeOffset.MinValue;
        var to = Day(call, "date_to") is { Year: < 9999 } last ? last.AddDays(1) : DateTimeOffset.MaxValue;
        if (call.One("invoice_id") is not { Length: > 0 } id)
            return new Period(from, to);
        var invoice = InvoicesHandlers.Find(call, id);
        if (invoice.Group != group)
            throw new Refusal(404, 4002, $"The invoice '{id}' is none of this billing group.");
        return new Period(from > invoice.Period.From ? from : invoice.Period.From, to < invoice.Period.To ? to : invoice.Period.To);
    }

    private static DateTimeOffset? Day(Call call, string parameter)
    {
        if (call.One(parameter) is not { Length: > 0 } text)
            return null;
        return DateOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero)
            : throw new Refusal(400, 90000, $"{parameter}: '{text}' is no day; write MM-DD-YYYY, such as 01-31-2025.");
    }
}
