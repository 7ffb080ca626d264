using System.Globalization;

namespace SevenBridges.Generator.Model;

/// <summary>The Platform's numeric error codes (<c>x-sbg-error-codes</c>).</summary>
internal static class ErrorCodes
{
    public static ErrorTable Of(Binding binding)
    {
        var (codes, known) = (new List<ErrorCodeModel>(), new HashSet<int>());
        var names = new Dictionary<string, string>(StringComparer.Ordinal) { ["ErrorCodes"] = "the class", ["Find"] = "its method" };
        foreach (var document in binding.Description.Documents)
            foreach (var member in document.Root.MembersOf("x-sbg-error-codes"))
                if (int.TryParse(member.Name, NumberStyles.None, CultureInfo.InvariantCulture, out var code) && known.Add(code))
                    codes.Add(Bind(binding, member, code, names));
                else
                    binding.Report(Rules.BadWordValue, member.Place, "x-sbg-error-codes", "a code is a whole number, each one once");
        return new ErrorTable(EquatableArray.From(codes.OrderBy(code => code.Code)));
    }

    private static ErrorCodeModel Bind(Binding binding, JsonMember member, int code, Dictionary<string, string> names)
    {
        var node = member.Value;
        var status = node["status"] is { Kind: JsonKind.Number } number && int.TryParse(number.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : 0;
        if (status is < 400 or > 599)
            binding.Report(Rules.BadWordValue, (node["status"] ?? node).Place, "x-sbg-error-codes", "\"status\" is an HTTP status from 400 to 599");
        if (string.IsNullOrWhiteSpace(node.TextOf("message")))
            binding.Report(Rules.MissingDescription, member.Place, member.Name);
        return new ErrorCodeModel(code, NameOf(binding, member, names), status, node.TextOf("area") ?? "", node.TextOf("message") ?? "", node.Flag("retry"));
    }

    /// <summary>The name that the row gives, or one made of its number.</summary>
    private static string NameOf(Binding binding, JsonMember member, Dictionary<string, string> names)
    {
        var given = member.Value["name"];
        var name = given?.Text ?? "Code" + member.Name;
        if (!Naming.IsName(name))
            binding.Report(Rules.NoName, (given ?? member.Value).Place, member.Name);
        else if (names.TryGetValue(name, out var first))
            binding.Report(Rules.NameTaken, (given ?? member.Value).Place, member.Name, name, $"'{first}'");
        else
            names[name] = member.Name;
        return Naming.IsName(name) && names[name] == member.Name ? name : "Code" + member.Name;
    }
}
