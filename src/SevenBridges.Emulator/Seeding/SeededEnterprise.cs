using System.Text.Json.Nodes;
using SevenBridges.Emulator.Handlers;

namespace SevenBridges.Emulator.Seeding;

/// <summary>A division with teams, of which the account's user is an administrator, and another that is not visible; datasets.</summary>
internal static class SeededEnterprise
{
    private const string Division = "double-helix";
    private const string Strangers = "down-house";
    private const string Project = SeededAccount.User + "/wgs";

    public static void AddTo(PlatformState state)
    {
        AddDivision(state, Division, "Double Helix", [("mwilkins", "Maurice", "Wilkins", "member"), ("rgosling", "Raymond", "Gosling", "member"), ("dhodgkin", "Dorothy", "Hodgkin", "external_collaborator")]);
        state.Divisions[Division].Roles.Insert(0, SeededAccount.User, "admin");
        AddDivision(state, Strangers, "Down House", [("cdarwin", "Charles", "Darwin", "admin")]);
        AddTeam(state, "Crystallography", Division, (SeededAccount.User, "admin"), ($"{Division}/rgosling", "member"));
        AddTeam(state, "Model builders", Division, ($"{Division}/mwilkins", "admin"));
        AddTeam(state, "Barnacles", Strangers, ($"{Strangers}/cdarwin", "admin"));
        AddDatasets(state);
    }

    private static void AddDivision(PlatformState state, string id, string name, IEnumerable<(string User, string First, string Last, string Role)> users)
    {
        var division = new DivisionEntry(new JsonObject { ["id"] = id, ["name"] = name });
        foreach (var (user, first, last, role) in users)
        {
            SeededAccount.AddUser(state, $"{id}/{user}", first, last);
            division.Roles.Add($"{id}/{user}", role);
        }

        state.Divisions.Add(id, division);
    }

    private static void AddTeam(PlatformState state, string name, string division, params IEnumerable<(string User, string Role)> members)
    {
        var team = new TeamEntry(new JsonObject { ["id"] = state.Ids.Uuid(), ["name"] = name }, division);
        foreach (var (user, role) in members)
            team.Members.Add(user, role);
        state.Teams.Add(team.Id, team);
    }

    private static void AddDatasets(PlatformState state)
    {
        var own = AddDataset(state, $"{SeededAccount.User}/photo-51", "Photo 51", "Reads of the first sample.", isPublic: false);
        own.Members.Add("bmcclintock", MembersHandlers.Member("bmcclintock", "USER", Access.All(others: false, copy: false)));
        own.Files.AddRange([Named(state, "S1_R1.fastq"), Named(state, "S1_R2.fastq")]);
        AddDataset(state, "admin/open-genomes", "Open genomes", "Genomes that everybody may use.", isPublic: true);
        AddDataset(state, "gmendel/peas", "Peas", "", isPublic: false);
    }

    private static DatasetEntry AddDataset(PlatformState state, string id, string name, string description, bool isPublic)
    {
        var dataset = new DatasetEntry(new JsonObject { ["id"] = id, ["name"] = name, ["description"] = description }) { IsPublic = isPublic };
        dataset.Members.Add(dataset.Owner, MembersHandlers.Member(dataset.Owner, "USER", Access.All()));
        state.Datasets.Add(id, dataset);
        return dataset;
    }

    private static string Named(PlatformState state, string name) => FilesHandlers.Named(state, state.Projects[Project].RootFolder, name)!.Id;
}
