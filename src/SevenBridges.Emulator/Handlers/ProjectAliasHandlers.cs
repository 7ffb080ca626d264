namespace SevenBridges.Emulator.Handlers;

/// <summary>Second ways to the files and tasks of a project: they lead on to the first ones.</summary>
internal static class ProjectAliasHandlers
{
    public static void AddTo(HandlerTable handlers)
    {
        handlers["projects.queryFiles"] = static call => LeadTo(call, "/files");
        handlers["projects.queryTasks"] = static call => LeadTo(call, "/tasks");
    }

    private static Answer LeadTo(Call call, string path)
    {
        var project = ProjectsHandlers.IdOf(call);
        Access.Project(call, project);
        var query = call.PathAndQuery.Split('?', 2);
        return Answer.Redirect(call.Href($"{path}?project={Uri.EscapeDataString(project)}{(query.Length > 1 && query[1].Length > 0 ? "&" + query[1] : "")}"));
    }
}
