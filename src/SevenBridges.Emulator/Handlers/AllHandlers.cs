namespace SevenBridges.Emulator.Handlers;

/// <summary>The handlers of all resources.</summary>
internal static class AllHandlers
{
    public static HandlerTable Table { get; } = Make();

    private static HandlerTable Make()
    {
        var handlers = new HandlerTable();
        UsersHandlers.AddTo(handlers);
        EndpointsHandlers.AddTo(handlers);
        DivisionsHandlers.AddTo(handlers);
        TeamsHandlers.AddTo(handlers);
        TeamMembersHandlers.AddTo(handlers);
        BillingHandlers.AddTo(handlers);
        BreakdownHandlers.AddTo(handlers);
        InvoicesHandlers.AddTo(handlers);
        ProjectsHandlers.AddTo(handlers);
        ProjectAliasHandlers.AddTo(handlers);
        MembersHandlers.AddTo(handlers);
        DatasetsHandlers.AddTo(handlers);
        DatasetMembersHandlers.AddTo(handlers);
        MarkersHandlers.AddTo(handlers);
        FilesHandlers.AddTo(handlers);
        FileContentHandlers.AddTo(handlers);
        BulkFilesHandlers.AddTo(handlers);
        SearchHandlers.AddTo(handlers);
        ActionsHandlers.AddTo(handlers);
        DownloadHandlers.AddTo(handlers);
        UploadsHandlers.AddTo(handlers);
        AppsHandlers.AddTo(handlers);
        TasksHandlers.AddTo(handlers);
        VolumesHandlers.AddTo(handlers);
        VolumeObjectsHandlers.AddTo(handlers);
        VolumeMembersHandlers.AddTo(handlers);
        ImportsHandlers.AddTo(handlers);
        ExportsHandlers.AddTo(handlers);
        DrsImportsHandlers.AddTo(handlers);
        AutomationsHandlers.AddTo(handlers);
        AutomationMembersHandlers.AddTo(handlers);
        AutomationPackagesHandlers.AddTo(handlers);
        AutomationRunsHandlers.AddTo(handlers);
        AutomationUploadsHandlers.AddTo(handlers);
        FileJobsHandlers.AddTo(handlers);
        return handlers;
    }
}
