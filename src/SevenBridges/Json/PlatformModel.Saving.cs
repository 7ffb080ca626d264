using System.Text.Json;
using SevenBridges.Http;
using SevenBridges.Json;

namespace SevenBridges;

/// <content>How a model is saved and reloaded; emitted code says by which calls.</content>
public abstract partial class PlatformModel
{
    private protected async Task ReloadAsync<T>(RequestBuilder request, JsonRead<T> read, CancellationToken cancellationToken)
        where T : PlatformModel
    {
        var fresh = await Connected().Api.SendAsync(request, read, cancellationToken).ConfigureAwait(false);
        Take(fresh, ulong.MaxValue);
        Loaded = fresh.Loaded;
        _changed = 0;
        _isDetailed = true;
    }

    private protected async Task EnsureLoadedAsync<T>(RequestBuilder request, JsonRead<T> read, CancellationToken cancellationToken)
        where T : PlatformModel
    {
        if (HoldsEverything || _isDetailed)
            return;
        var fresh = await Connected().Api.SendAsync(request, read, cancellationToken).ConfigureAwait(false);
        TakeUnchanged(fresh);
        _isDetailed = true;
    }

    /// <summary>Sends one part of the changes and accepts the answer; does nothing when that part has none.</summary>
    private protected async Task SavePartAsync<T>(RequestBuilder request, ulong fields, SaveForm form, JsonRead<T> read, CancellationToken cancellationToken)
        where T : PlatformModel
    {
        if (PartOf(fields, form) is not { } part)
            return;
        var answer = await Connected(nameof(SavePartAsync)).Api.SendAsync(request.Json(part), read, cancellationToken).ConfigureAwait(false);
        AcceptChanges(part.Fields);
        TakeUnchanged(answer);
    }

    /// <summary>As the other, for a call whose answer is not the model.</summary>
    private protected async Task SavePartAsync(RequestBuilder request, ulong fields, SaveForm form, CancellationToken cancellationToken)
    {
        if (PartOf(fields, form) is not { } part)
            return;
        await Connected(nameof(SavePartAsync)).Api.SendAsync(request.Json(part), cancellationToken).ConfigureAwait(false);
        AcceptChanges(part.Fields);
    }

    private Part? PartOf(ulong fields, SaveForm form)
    {
        var changed = Changed & fields;
        return changed != 0 && Applies(form, changed) ? new Part(this, changed, form) : null;
    }

    /// <summary>Brings this model up to date when the answer to a verb is the same thing.</summary>
    private protected async Task<T> Adopt<T>(Task<T> call)
        where T : PlatformModel
    {
        var answer = await call.ConfigureAwait(false);
        if (Equals(answer))
            TakeUnchanged(answer);
        return answer;
    }

    /// <summary>The details were read once: what they did not bring does not exist.</summary>
    private bool _isDetailed;

    /// <summary>The operation that reads the details; null: none does.</summary>
    private protected virtual Operation? DetailsOperation => null;

    /// <summary>Told of the call that this is the answer to: for the details it is all there is, unless some of the fields only were asked for.</summary>
    /// <exception cref="SevenBridgesException">The answer says success, and yet is not what was asked for.</exception>
    internal virtual void CameBy(ApiRequest request) =>
        _isDetailed = DetailsOperation is { } details && request.Operation == details && !request.PathAndQuery.Contains("fields=", StringComparison.Ordinal);

    private void TakeUnchanged(PlatformModel fresh)
    {
        var fields = fresh.Loaded & ~Changed;
        Take(fresh, fields);
        Loaded |= fields;
    }

    /// <summary>A map is merged as long as keys were only set; a removed key or a new map replaces it.</summary>
    private bool Applies(SaveForm form, ulong field) => form switch
    {
        SaveForm.BareMerge => !IsReplaced(field),
        SaveForm.BareReplace => IsReplaced(field),
        _ => true,
    };

    private bool IsReplaced(ulong field) => (_changed & field) != 0 || MapAt(field) is { IsReplaced: true };

    private protected virtual TrackedMap? MapAt(ulong field) => null;

    /// <summary>Holds what is to be sent of this model against the limits of the description.</summary>
    private protected virtual void CheckLimits(ulong fields)
    {
    }

    /// <summary>As part of a body all is sent that this model holds and may be sent.</summary>
    internal void CheckSent() => CheckLimits((Loaded | Changed) & WritableFields);

    /// <summary>The body of one save.</summary>
    private sealed class Part(PlatformModel model, ulong fields, SaveForm form) : IRequestBody
    {
        public ulong Fields { get; } = fields;

        public void Check() => model.CheckLimits(Fields);

        public void WriteTo(Utf8JsonWriter json)
        {
            if (form is SaveForm.Members or SaveForm.WholeMembers)
                model.WriteMembers(json, Fields, form == SaveForm.Members ? Extent.Changed : Extent.Sendable);
            else
                model.WriteMember(json, Fields, form == SaveForm.BareReplace ? Extent.Sendable : Extent.Changed);
        }
    }
}

/// <summary>How a call of a save carries its properties.</summary>
internal enum SaveForm
{
    /// <summary>As members of an object.</summary>
    Members,

    /// <summary>As members of an object, each of them whole: the Platform does not put their changes over what it has.</summary>
    WholeMembers,

    /// <summary>The one property is the body.</summary>
    Bare,

    /// <summary>The one property is the body, and only its changed keys are sent.</summary>
    BareMerge,

    /// <summary>The one property is the body, whole.</summary>
    BareReplace,
}
