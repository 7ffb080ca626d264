using System.Globalization;

namespace SevenBridges.Generator.Model;

/// <summary>The Platform's numeric error codes (<c>x-sbg-error-codes</c>).</summary>
internal static class ErrorCodes
{
    public static ErrorTable Of(Binding binding)
    {
        var codes = new List<ErrorCodeModel>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var document in binding.Description.Documents)
            foreach (var member in document.Root!["x-sbg-error-codes"]?.Members ?? [])
                if (int.TryParse(member.Name, NumberStyles.None, CultureInfo.InvariantCulture, out var code))
                    codes.Add(Bind(binding, member, code, names));
                else
                    binding.Report(Rules.BadWordValue, member.Place, "x-sbg-error-codes", "a code is a whole number");
        return new ErrorTable(EquatableArray.From(codes.OrderBy(code => code.Code)));
    }

    private static ErrorCodeModel Bind(Binding binding, JsonMember member, int code, HashSet<string> names)
    {
        var node = member.Value;
        var name = node.TextOf("name") is { } given ? Naming.Pascal(given) : "Code" + member.Name;
        if (!names.Add(name))
            binding.Report(Rules.NameTaken, member.Place, name, member.Name, name);
        var status = node["status"] is { Kind: JsonKind.Number } number && int.TryParse(number.Text, out var value) ? value : 0;
        if (status is < 400 or > 599)
            binding.Report(Rules.BadWordValue, member.Place, "x-sbg-error-codes", "\"status\" is an HTTP status from 400 to 599");
        return new ErrorCodeModel(code, name, status, node.TextOf("area") ?? "", node.TextOf("message") ?? "", node.Flag("retry"));
    }
}
