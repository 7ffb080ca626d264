namespace SevenBridges.Emulator.Handlers;

/// <summary>The handlers of all resources.</summary>
internal static class AllHandlers
{
    public static HandlerTable Table { get; } = Make();

    private static HandlerTable Make()
    {
        var handlers = new HandlerTable();
        UsersHandlers.AddTo(handlers);
        BillingHandlers.AddTo(handlers);
        ProjectsHandlers.AddTo(handlers);
        MembersHandlers.AddTo(handlers);
        FilesHandlers.AddTo(handlers);
        FileContentHandlers.AddTo(handlers);
        DownloadHandlers.AddTo(handlers);
        UploadsHandlers.AddTo(handlers);
        AppsHandlers.AddTo(handlers);
        TasksHandlers.AddTo(handlers);
        TaskBulkHandlers.AddTo(handlers);
        AutomationsHandlers.AddTo(handlers);
        AutomationMembersHandlers.AddTo(handlers);
        AutomationPackagesHandlers.AddTo(handlers);
        AutomationRunsHandlers.AddTo(handlers);
        AutomationUploadsHandlers.AddTo(handlers);
        FileJobsHandlers.AddTo(handlers);
        return handlers;
    }
}
