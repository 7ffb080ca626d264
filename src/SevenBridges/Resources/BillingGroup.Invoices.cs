namespace SevenBridges;

// BY HAND: this call belongs to another resource; here the billing group is filled in.
public partial class BillingGroup
{
    /// <summary>Lists the invoices of this billing group.</summary>
    /// <exception cref="InvalidOperationException">This model belongs to no client.</exception>
    /// <remarks>As <see cref="InvoicesClient.Query"/>.</remarks>
    public virtual Pageable<Invoice> QueryInvoices() => Connected().Invoices.Query(new InvoiceQuery { BillingGroup = Id });
}
