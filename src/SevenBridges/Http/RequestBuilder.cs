using System.Globalization;
using System.Text;
using System.Text.Json;
using SevenBridges.Json;

namespace SevenBridges.Http;

/// <summary>Puts one call together: path, query, body. Emitted code says what goes in; how it is escaped stands here.</summary>
internal sealed class RequestBuilder(Operation operation, string path)
{
    private StringBuilder? _query;
    private IJsonBody? _body;
    private RawBody? _raw;

    public Operation Operation { get; } = operation;

    /// <summary>The same call, to be sent with parameters of its own.</summary>
    public RequestBuilder Copy() => new(Operation, path) { _query = _query is null ? null : new StringBuilder().Append(_query), _body = _body, _raw = _raw };

    /// <summary>The same operation and body at an address that the Platform named.</summary>
    public RequestBuilder To(string address) => new(Operation, address) { _body = _body, _raw = _raw };

    public ApiRequest Build() => new(Operation, _query is null ? path : path + _query) { Body = _body, Raw = _raw };

    public RequestBuilder With(string name, string? value)
    {
        if (value is null)
            return this;
        _query ??= new StringBuilder();
        _query.Append(_query.Length == 0 && !path.Contains('?', StringComparison.Ordinal) ? '?' : '&')
            .Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
        return this;
    }

    /// <summary>Each value on its own, under the same name: alternatives.</summary>
    public RequestBuilder With(string name, IReadOnlyList<string>? values)
    {
        foreach (var value in values ?? [])
            With(name, value);
        return this;
    }

    /// <summary>As the other; no value at all is one empty value, which nothing has.</summary>
    public RequestBuilder WithAny(string name, IReadOnlyList<string>? values) => values is { Count: 0 } ? With(name, "") : With(name, values);

    /// <summary>All values in one, parted by commas.</summary>
    public RequestBuilder WithJoined(string name, IReadOnlyList<string>? values)
    {
        if (values is not { Count: > 0 })
            return this;
        if (values.FirstOrDefault(value => value.Contains(',', StringComparison.Ordinal)) is { } parted)
            throw new ValidationException($"'{parted}' cannot be asked for: the values of '{name}' are sent parted by commas, and it holds one.") { Parameter = name };
        return With(name, string.Join(',', values));
    }

    public RequestBuilder With<T>(string name, IReadOnlyList<T>? values)
        where T : struct, IWireText
    {
        foreach (var value in values ?? [])
            With(name, value.Given(name));
        return this;
    }

    public RequestBuilder With<T>(string name, T? value)
        where T : struct, IWireText => With(name, value?.Given(name));

    public RequestBuilder With<T>(string name, T value)
        where T : struct, IWireText => With(name, value.Given(name));

    public RequestBuilder With(string name, bool? value) => With(name, value switch { true => "true", false => "false", null => null });

    public RequestBuilder With(string name, long? value) => With(name, value?.ToString(CultureInfo.InvariantCulture));

    public RequestBuilder With(string name, double? value) => With(name, value?.ToString("R", CultureInfo.InvariantCulture));

    public RequestBuilder With(string name, decimal? value) => With(name, value?.ToString(CultureInfo.InvariantCulture));

    /// <summary>A time in UTC, as the Platform writes it.</summary>
    public RequestBuilder With(string name, DateTimeOffset? value) => With(name, value?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));

    /// <summary>A time in UTC without its <c>Z</c>, for the parameters that know none.</summary>
    public RequestBuilder WithZonelessTime(string name, DateTimeOffset? value) => With(name, WithoutZone(value));

    public static string? WithoutZone(DateTimeOffset? value) => value?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>A day as the breakdowns of billing groups want it: <c>01-31-2025</c>.</summary>
    public RequestBuilder WithMonthDayYear(string name, DateOnly? value) => With(name, value?.ToString("MM-dd-yyyy", CultureInfo.InvariantCulture));

    public RequestBuilder WithEpochSeconds(string name, DateTimeOffset? value) => With(name, value?.ToUnixTimeSeconds());

    public RequestBuilder WithEpochMilliseconds(string name, DateTimeOffset? value) => With(name, value?.ToUnixTimeMilliseconds());

    public RequestBuilder With(string name, IFieldSelection fields, string? standard = null) => With(name, fields.Text ?? standard);

    /// <summary>A family of parameters, such as <c>metadata.sample_id</c>.</summary>
    public RequestBuilder WithFamily(string prefix, FilterValues? values)
    {
        foreach (var (key, alternatives) in values?.Pairs ?? [])
            foreach (var value in alternatives)
                With(prefix + key, value);
        return this;
    }

    public RequestBuilder Json(IJsonBody body)
    {
        ArgumentNullException.ThrowIfNull(body);
        (body as IRequestBody)?.Check();
        _body = body;
        return this;
    }

    public RequestBuilder Json(PlatformModel body)
    {
        ArgumentNullException.ThrowIfNull(body);
        body.CheckSent();
        _body = new ModelBody(body);
        return this;
    }

    /// <summary>A text that is no JSON, sent as it is.</summary>
    public RequestBuilder Text(string text, string mediaType)
    {
        ArgumentNullException.ThrowIfNull(text);
        _raw = new RawBody(Encoding.UTF8.GetBytes(text), mediaType);
        return this;
    }

    /// <summary>A body that may be left out.</summary>
    public RequestBuilder JsonIfGiven(IJsonBody? body) => body is null ? this : Json(body);

    public RequestBuilder JsonIfGiven(PlatformModel? body) => body is null ? this : Json(body);

    public RequestBuilder List<T>(IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write)
    {
        ArgumentNullException.ThrowIfNull(items);
        _body = new ListBody<T>(items, write);
        return this;
    }

    public RequestBuilder List<T>(IReadOnlyList<T> items, Extent extent, Action<Utf8JsonWriter, T, Extent> write) =>
        List(items, (json, item) => write(json, item, extent));

    public RequestBuilder ListIfGiven<T>(IReadOnlyList<T>? items, Action<Utf8JsonWriter, T> write) => items is null ? this : List(items, write);

    private sealed class ModelBody(PlatformModel model) : IJsonBody
    {
        public void WriteTo(Utf8JsonWriter writer) => model.WriteModel(writer, Extent.Sendable);
    }

    private sealed class ListBody<T>(IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write) : IJsonBody
    {
        public void WriteTo(Utf8JsonWriter writer) => writer.List(items, write);
    }
}

/// <summary>A body that the description sets limits to.</summary>
internal interface IRequestBody : IJsonBody
{
    /// <exception cref="ValidationException">A limit of the description is broken.</exception>
    void Check();
}
