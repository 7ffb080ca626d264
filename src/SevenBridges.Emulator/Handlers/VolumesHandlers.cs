using System.Text.Json.Nodes;
using SevenBridges.Emulator.Volumes;

namespace SevenBridges.Emulator.Handlers;

/// <summary>Volumes: attaching, describing, turning off and on, detaching.</summary>
internal static class VolumesHandlers
{
    public static void AddTo(HandlerTable handlers)
    {
        handlers["volumes.query"] = static call => Query(call, null);
        handlers["volumes.queryByOwner"] = static call => Query(call, call["owner"]);
        handlers["volumes.create"] = Create;
        handlers["volumes.get"] = static call => Answer.Ok(Show(call, VolumeAccess.OfPath(call, "read")));
        handlers["volumes.update"] = Update;
        handlers["volumes.delete"] = Delete;
    }

    /// <summary>A new volume, of which its owner may do everything. What its service holds was checked.</summary>
    public static VolumeEntry Add(PlatformState state, string owner, string name, string description, string mode, JsonObject service, string now)
    {
        var volume = new VolumeEntry(new JsonObject
        {
            ["id"] = $"{owner}/{name}",
            ["name"] = name,
            ["description"] = description,
            ["access_mode"] = mode,
            ["service"] = service,
            ["created_on"] = now,
            ["modified_on"] = now,
            ["active"] = true,
        });
        volume.Members.Add(owner, MembersHandlers.Member(owner, "USER", VolumeAccess.All()));
        state.Storage.Volumes.Add(volume.Id, volume);
        return volume;
    }

    private static JsonObject Show(Call call, VolumeEntry volume)
    {
        var shown = volume.Document.DeepClone().AsObject();
        shown["href"] = call.Href($"/storage/volumes/{volume.Id}");
        shown["service"] = VolumeService.WithoutSecrets(volume.Service);
        return shown;
    }

    private static Answer Query(Call call, string? owner) => Answer.Page(
        call.State.Storage.Volumes.Values
            .Where(volume => volume.Members.ContainsKey(call.User))
            .Where(volume => owner is null || volume.Id.StartsWith(owner + "/", StringComparison.Ordinal)),
        volume => Show(call, volume));

    private static Answer Create(Call call)
    {
        var name = FreeName(call, call.Text("name"));
        var service = call.Object()["service"] is JsonObject given ? VolumeService.Settled(given) : throw new Refusal(400, 9016, "A volume needs a service.");
        var mode = call.Text("access_mode") ?? "RW";
        VolumeService.Check(service, mode);
        return Answer.Created(Show(call, Add(call.State, call.User, name, call.Text("description") ?? "", mode, service, call.Timestamp())));
    }

    private static string FreeName(Call call, string? wanted)
    {
        var name = VolumeService.Name(wanted);
        return call.State.Storage.Volumes.ContainsKey($"{call.User}/{name}") ? throw new Refusal(409, 9010, $"You have a volume '{name}' already.") : name;
    }

    // All is checked before anything is changed.
    private static Answer Update(Call call)
    {
        var volume = VolumeAccess.OfPath(call, "admin");
        var body = call.Object();
        var service = body["service"] is JsonObject change ? VolumeService.Merged(volume.Service, change) : volume.Service;
        var mode = call.Text("access_mode") ?? (string)volume.Document["access_mode"]!;
        VolumeService.Check(service, mode);
        var name = call.Text("name") is { } wanted && wanted != (string)volume.Document["name"]! ? FreeName(call, wanted) : null;
        if ((bool?)body["active"] is { } active)
            Turn(call, volume, active);
        (volume.Document["access_mode"], volume.Document["modified_on"]) = (mode, call.Timestamp());
        if (!ReferenceEquals(service, volume.Service))
            volume.Document["service"] = service;
        if (body.ContainsKey("description"))
            volume.Document["description"] = call.Text("description");
        if (name is not null)
            Rename(call.State, volume, name);
        return Answer.Ok(Show(call, volume));
    }

    /// <summary>Unfinished jobs keep a volume turned on, unless they are broken off.</summary>
    private static void Turn(Call call, VolumeEntry volume, bool active)
    {
        var jobs = active ? [] : call.State.Storage.Open.Where(job => job.Volume == volume.Id).ToList();
        if (jobs.Count > 0 && !call.Flag("force"))
            throw new Refusal(409, 90007, $"The volume '{volume.Id}' has {jobs.Count} unfinished jobs; turn it off with force=true to break them off.");
        foreach (var job in jobs)
            JobLife.Break(job, call.Now, new Refusal(409, 9069, $"The volume '{volume.Id}' was turned off."));
        volume.Document["active"] = active;
    }

    private static void Rename(PlatformState state, VolumeEntry volume, string name)
    {
        var (before, after) = (volume.Id, $"{volume.Id.Split('/')[0]}/{name}");
        state.Storage.Volumes.Remove(before);
        (volume.Document["id"], volume.Document["name"]) = (after, name);
        state.Storage.Volumes.Add(after, volume);
        foreach (var file in state.Files.Values.Where(file => VolumeFiles.VolumeOf(file) == before))
            file.Document["storage"]!["volume"] = after;
    }

    private static Answer Delete(Call call)
    {
        var volume = VolumeAccess.OfPath(call, "admin");
        if (volume.IsActive)
            throw new Refusal(409, 90007, $"The volume '{volume.Id}' is active; turn it off before you delete it.");
        if (call.State.Files.Values.Count(file => VolumeFiles.VolumeOf(file) == volume.Id) is > 0 and var files)
            throw new Refusal(409, 90007, $"{files} files in projects are kept on the volume '{volume.Id}'; delete them first.");
        call.State.Storage.Volumes.Remove(volume.Id);
        return Answer.NoContent;
    }
}
