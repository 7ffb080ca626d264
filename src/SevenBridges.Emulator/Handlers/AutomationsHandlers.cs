using System.Text.Json.Nodes;

namespace SevenBridges.Emulator.Handlers;

/// <summary>Automations.</summary>
internal static class AutomationsHandlers
{
    private const int DefaultMemory = 500;

    private static readonly string[] Writable = ["name", "description", "billing_group", "memory_limit", "project_based"];

    public static void AddTo(HandlerTable handlers)
    {
        handlers["automations.query"] = Query;
        handlers["automations.create"] = Create;
        handlers["automations.get"] = static call => Answer.Ok(Show(call, Find(call, "read")));
        handlers["automations.update"] = Update;
        handlers["automations.archive"] = static call => SetArchived(call, true);
        handlers["automations.restore"] = static call => SetArchived(call, false);
    }

    /// <summary>The automation of the path, if the caller may do that with it.</summary>
    public static AutomationEntry Find(Call call, string permission) => AutomationAccess.Automation(call, call["automation"], permission);

    /// <summary>Makes an automation and its first member.</summary>
    public static AutomationEntry Add(PlatformState state, string name, string user, JsonObject wanted, string now)
    {
        var automation = new AutomationEntry(new JsonObject
        {
            ["id"] = state.Ids.Uuid(),
            ["name"] = name,
            ["description"] = (string?)wanted["description"] ?? "",
            ["billing_group"] = wanted["billing_group"]?.DeepClone(),
            ["owner"] = user,
            ["created_by"] = user,
            ["created_on"] = now,
            ["modified_by"] = user,
            ["modified_on"] = now,
            ["archived"] = false,
            ["secret_settings"] = wanted["secret_settings"]?.DeepClone() ?? new JsonObject(),
            ["memory_limit"] = wanted["memory_limit"]?.DeepClone() ?? DefaultMemory,
            ["project_based"] = (bool?)wanted["project_based"] ?? false,
        });
        automation.Members.Add(user, MembersHandlers.Member(user, "USER", Access.All()));
        state.Automations.All.Add(automation.Id, automation);
        return automation;
    }

    private static JsonObject Show(Call call, AutomationEntry automation)
    {
        var shown = automation.Document.DeepClone().AsObject();
        shown["href"] = call.Href($"/automation/automations/{automation.Id}");
        return shown;
    }

    private static Answer Query(Call call) => Answer.Page(
        call.State.Automations.All.Values.Where(automation => automation.Members.ContainsKey(call.User) && Matches(call, automation)),
        automation => Show(call, automation));

    private static bool Matches(Call call, AutomationEntry automation) =>
        (call.Flag("include_archived") || !automation.IsArchived)
        && (call.One("name") is not { } name || ((string)automation.Document["name"]!).Contains(name, StringComparison.OrdinalIgnoreCase))
        && (call.One("project_based") is null || (bool?)automation.Document["project_based"] == call.Flag("project_based"));

    private static Answer Create(Call call)
    {
        var name = Name(call) ?? throw NoName();
        CheckValues(call);
        return Answer.Created(Show(call, Add(call.State, name, call.User, call.Object(), call.Timestamp())));
    }

    private static Answer Update(Call call)
    {
        var automation = Find(call, "write");
        AutomationAccess.RefuseArchived(automation.IsArchived, "The automation");
        if (call.Object().ContainsKey("name") && Name(call) is null)
            throw NoName();
        CheckValues(call);
        foreach (var (name, value) in call.Object())
            if (name == "secret_settings")
                Merge(automation.Document, name, value as JsonObject);
            else if (Writable.Contains(name))
                automation.Document[name] = value?.DeepClone();
        return Changed(call, automation);
    }

    private static Answer SetArchived(Call call, bool isArchived)
    {
        var automation = Find(call, "admin");
        automation.Document["archived"] = isArchived;
        return Changed(call, automation);
    }

    private static Answer Changed(Call call, AutomationEntry automation)
    {
        (automation.Document["modified_by"], automation.Document["modified_on"]) = (call.User, call.Timestamp());
        return Answer.Ok(Show(call, automation));
    }

    /// <summary>Puts the given keys over those of a map.</summary>
    public static void Merge(JsonObject document, string member, JsonObject? changes)
    {
        if (document[member] is not JsonObject map)
            document[member] = map = [];
        foreach (var (key, value) in changes ?? [])
            map[key] = value?.DeepClone();
    }

    private static string? Name(Call call) => call.Text("name") is { } name && !string.IsNullOrWhiteSpace(name) ? name : null;

    private static Refusal NoName() => new(400, AutomationAccess.BadRequest, "An automation needs a name.");

    private static void CheckValues(Call call)
    {
        AutomationAccess.CheckMemory(call);
        if (call.Text("billing_group") is { } group)
            BillingHandlers.Find(call, group);
    }
}
