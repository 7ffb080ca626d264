using System.Collections.Specialized;
using System.Globalization;
using System.Text;
using System.Web;

namespace SevenBridges.Benchmarks.Paging;

/// <summary>A project with so many files, as pages.</summary>
internal sealed class Listing(string endpoint, int files)
{
    public int Files => files;

    /// <summary>The answer to a query of a page: <c>offset</c> and <c>limit</c> count, the rest is repeated in the links.</summary>
    public byte[] Page(string query)
    {
        var asked = HttpUtility.ParseQueryString(query);
        var (offset, limit) = (Number(asked, "offset", 0), Number(asked, "limit", 100));
        var text = new StringBuilder($$"""{"href":"{{endpoint}}/files","items":[""");
        for (var index = offset; index < Math.Min(offset + limit, files); index++)
            text.Append(index == offset ? "" : ",").Append(CultureInfo.InvariantCulture, $$"""{"href":"{{endpoint}}/files/f{{index}}","id":"f{{index}}","metadata":{"sample_id":"S{{index}}"},"project":"o/p","name":"reads_{{index}}.bam"}""");
        text.Append("""],"links":[""");
        if (offset + limit < files)
            text.Append(CultureInfo.InvariantCulture, $$"""{"href":"{{endpoint}}/files?project=o%2Fp&offset={{offset + limit}}&limit={{limit}}","rel":"next","method":"GET"}""");
        return Encoding.UTF8.GetBytes(text.Append("]}").ToString());
    }

    private static int Number(NameValueCollection query, string name, int standard) =>
        query[name] is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : standard;
}
