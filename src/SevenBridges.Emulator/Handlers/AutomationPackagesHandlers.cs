using System.Text.Json.Nodes;

namespace SevenBridges.Emulator.Handlers;

/// <summary>Code packages of automations.</summary>
internal static class AutomationPackagesHandlers
{
    private const string DefaultPython = "3.6";

    public static void AddTo(HandlerTable handlers)
    {
        handlers["automations.packages.query"] = Query;
        handlers["automations.packages.create"] = Create;
        handlers["automations.packages.get"] = static call => Answer.Ok(Show(AutomationAccess.Package(call, call["automation_package"], "read")));
        handlers["automations.packages.update"] = Update;
        handlers["automations.packages.archive"] = static call => SetArchived(call, true);
        handlers["automations.packages.restore"] = static call => SetArchived(call, false);
    }

    /// <summary>Packages have no <c>href</c>.</summary>
    private static JsonObject Show(AutomationPackageEntry package) => package.Document.DeepClone().AsObject();

    public static AutomationPackageEntry Add(PlatformState state, AutomationEntry automation, string user, string version, string location, JsonObject wanted, string now)
    {
        var package = new AutomationPackageEntry(new JsonObject
        {
            ["id"] = state.Ids.Uuid(),
            ["automation"] = automation.Id,
            ["version"] = version,
            ["location"] = location,
            ["schema"] = wanted["schema"]?.DeepClone() ?? new JsonObject(),
            ["created_by"] = user,
            ["created_on"] = now,
            ["archived"] = false,
            ["custom_url"] = null,
            ["memory_limit"] = wanted["memory_limit"]?.DeepClone(),
            ["python"] = (string?)wanted["python"] ?? DefaultPython,
        });
        state.Automations.Packages.Add(package.Id, package);
        return package;
    }

    private static IEnumerable<AutomationPackageEntry> Of(Call call, string automation) =>
        call.State.Automations.Packages.Values.Where(package => package.Automation == automation);

    private static Answer Query(Call call) => Answer.Page(Of(call, AutomationsHandlers.Find(call, "read").Id), Show);

    private static Answer Create(Call call)
    {
        var automation = AutomationsHandlers.Find(call, "write");
        AutomationAccess.RefuseArchived(automation.IsArchived, "The automation");
        var version = call.Text("version") is { Length: > 0 } given ? given : throw Bad("A code package needs a version.");
        if (call.Object()["schema"] is not JsonObject)
            throw Bad("A code package needs a schema, an object with 'inputs' and 'outputs'.");
        AutomationAccess.CheckMemory(call);
        var code = Access.File(call, call.Text("location") ?? throw Bad("A code package needs a location, the id of the uploaded file."));
        if (code.IsFolder)
            throw Bad("The location is a folder, not a file.");
        if (Of(call, automation.Id).Any(package => (string?)package.Document["version"] == version))
            throw new Refusal(409, AutomationAccess.Conflict, $"There is a package of version '{version}' already.");
        return Answer.Created(Show(Add(call.State, automation, call.User, version, code.Id, call.Object(), call.Timestamp())));
    }

    private static Answer Update(Call call)
    {
        var package = AutomationAccess.Package(call, call["automation_package"], "write");
        AutomationAccess.RefuseArchived(package.IsArchived, "The code package");
        AutomationAccess.CheckMemory(call);
        foreach (var (name, value) in call.Object())
            if (name is "custom_url" or "memory_limit")
                package.Document[name] = value?.DeepClone();
        return Answer.Ok(Show(package));
    }

    private static Answer SetArchived(Call call, bool isArchived)
    {
        var automation = AutomationsHandlers.Find(call, "admin");
        var package = AutomationAccess.Package(call, call["automation_package"], "admin");
        if (package.Automation != automation.Id)
            throw new Refusal(404, AutomationAccess.Missing, $"The code package '{package.Id}' is not one of the automation '{automation.Id}'.");
        package.Document["archived"] = isArchived;
        return Answer.Ok(Show(package));
    }

    private static Refusal Bad(string message) => new(400, AutomationAccess.BadRequest, message);
}
