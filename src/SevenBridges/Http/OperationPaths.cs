using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using SevenBridges.Json;

namespace SevenBridges.Http;

/// <summary>From an operation to a request for it.</summary>
internal static class OperationPaths
{
    /// <summary>At a path with ids in it: <c>Operations.FilesGet.At($"/files/{file}")</c>.</summary>
    public static RequestBuilder At(this Operation operation, EscapedPath path) => new(operation, path.ToString());

    /// <summary>At a path that needs nothing: <c>Operations.FilesQuery.At("/files")</c>.</summary>
    public static RequestBuilder At(this Operation operation, string path) => new(operation, path);

    /// <summary>At a model's own address, or at what follows it.</summary>
    public static RequestBuilder Below(this Operation operation, string? href, string suffix)
    {
        if (string.IsNullOrEmpty(href))
            throw new InvalidOperationException($"'{operation.Id}' needs the model's own address, and the Platform did not send its 'href'.");
        var end = href.AsSpan().IndexOfAny('?', '#');
        return new RequestBuilder(operation, (end < 0 ? href : href[..end]).TrimEnd('/') + suffix);
    }
}

/// <summary>A path that is put together: what is written stays as it is, what is filled in is escaped segment by segment.</summary>
[InterpolatedStringHandler]
internal readonly ref struct EscapedPath
{
    private readonly StringBuilder _path;

    public EscapedPath(int literalLength, int formattedCount) => _path = new StringBuilder(literalLength + (formattedCount * 24));

    public void AppendLiteral(string text) => _path.Append(text);

    public void AppendFormatted<T>(T id, [CallerArgumentExpression(nameof(id))] string parameter = "id")
        where T : struct, IWireText
    {
        var text = id.Given(parameter);
        var start = 0;
        for (var slash = text.IndexOf('/', StringComparison.Ordinal); slash >= 0; slash = text.IndexOf('/', start))
        {
            _path.Append(Segment(text[start..slash], parameter)).Append('/');
            start = slash + 1;
        }

        _path.Append(Segment(text[start..], parameter));
    }

    public void AppendFormatted(long number) => _path.Append(CultureInfo.InvariantCulture, $"{number}");

    public void AppendFormatted(string text) => _path.Append(Segment(text, "id"));

    public override string ToString() => _path.ToString();

    /// <summary>An id that came from an answer was not checked when it was read; it is here.</summary>
    private static string Segment(string text, string parameter) =>
        text.Length > 0 && text is not ("." or "..") && !text.Any(char.IsControl)
            ? Uri.EscapeDataString(text)
            : throw new ArgumentException("A part of this id is empty, '.', '..' or holds a control character: it would reach another resource.", parameter);
}

/// <summary>The first segments of an id that may be longer: the app of an app's revision.</summary>
internal readonly struct IdPrefix(string text) : IWireText
{
    public string WireText => text;
}

internal static class IdPrefixes
{
    public static IdPrefix First<T>(this T id, int segments)
        where T : struct, IWireText => new(string.Join('/', id.Given(nameof(id)).Split('/').Take(segments)));
}
