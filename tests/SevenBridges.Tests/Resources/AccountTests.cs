using SevenBridges.Emulator;
using SevenBridges.Tests.Support;

namespace SevenBridges.Tests.Resources;

/// <summary>What people expect around members, divisions, teams, datasets, markers and bills.</summary>
public class AccountTests : EmulatorTest
{
    protected override EmulatorOptions Options => new() { TaskDuration = TimeSpan.Zero };

    [Fact]
    public async Task Members_OfEveryKind_JoinAndLeave()
    {
        var (project, division) = (await ProjectAsync(), await DivisionAsync());
        var team = (await division.QueryTeams().FirstOrDefaultAsync())!;

        await project.AddMemberAsync("gmendel");
        await project.AddMemberAsync(await Platform.Users.GetAsync("bmcclintock"), new Permissions { Copy = true });
        await project.AddMemberAsync(team, new Permissions { Write = true });
        await project.AddMemberAsync(division);
        await project.AddMemberByEmailAsync("double-helix.mwilkins@example.org");

        var members = await project.QueryMembers().ToListAsync();
        members.Select(member => (member.Username!.Value.Value, member.Type!.Value)).Should().Equal(
            ("rfranklin", MemberType.User), ("gmendel", MemberType.User), ("bmcclintock", MemberType.User),
            (team.Id.Value, MemberType.Team), ("double-helix", MemberType.Division), ("double-helix/mwilkins", MemberType.User));

        await project.RemoveMemberAsync(members[1]);
        await project.RemoveMemberAsync(await Platform.Users.GetAsync("bmcclintock"));
        await project.RemoveMemberAsync(team);
        await project.RemoveMemberAsync(division.Id);
        await project.RemoveMemberAsync("double-helix/mwilkins");
        (await project.QueryMembers().ToListAsync()).Should().ContainSingle();
    }

    [Fact]
    public async Task Members_ByTheIdsOfTeamsAndDivisions_Join()
    {
        var (project, division) = (await ProjectAsync(), await DivisionAsync());
        var team = (await division.QueryTeams().FirstOrDefaultAsync())!;

        var joined = new[] { await project.AddTeamAsync(team.Id.Value), await project.AddDivisionAsync("double-helix", new Permissions { Execute = true }) };

        joined.Select(member => member.Type).Should().Equal(MemberType.Team, MemberType.Division);
        joined[1].Permissions.Execute.Should().BeTrue();
    }

    [Fact]
    public async Task Permissions_ModifiedAndOverwritten_AreThoseAsked()
    {
        var project = await ProjectAsync();
        var member = await project.AddMemberAsync("gmendel", new Permissions { Copy = true });

        var modified = await project.ModifyMemberPermissionsAsync(member, new Permissions { Write = true });
        var overwritten = await project.OverwriteMemberPermissionsAsync(
            member, new PermissionsOverwrite { Read = true, Write = false, Copy = false, Execute = true, Admin = false });

        (modified.Write, modified.Copy, modified.Execute).Should().Be((true, true, false));
        (overwritten.Write, overwritten.Copy, overwritten.Execute).Should().Be((false, false, true));
    }

    [Fact]
    public async Task Permissions_ChangedOnTheMember_AreSavedAlone()
    {
        var project = await ProjectAsync();
        var member = await project.AddMemberAsync("gmendel");

        member.Permissions.Write = true;
        await member.SaveAsync();

        Emulator.Requests[^1].Operation.Should().Be("projects.members.modifyPermissions");
        (await project.GetMemberAsync(member)).Permissions.Write.Should().BeTrue();
    }

    [Fact]
    public async Task Division_FromItsModel_GivesUsersAndTeams()
    {
        var division = await DivisionAsync();

        (await division.QueryUsers(DivisionRole.ExternalCollaborator).ToListAsync()).Should().ContainSingle().Which.Role.Should().Be(DivisionRole.ExternalCollaborator);
        (await division.QueryUsers().ToListAsync()).Should().HaveCount(4);
        (await division.QueryTeams().ToListAsync()).Should().ContainSingle();
        (await division.QueryAllTeams().ToListAsync()).Should().HaveCount(2);
    }

    [Fact]
    public async Task Team_CreatedFilledAndDeleted_ByItsOwnMethods()
    {
        var division = await DivisionAsync();
        var user = (await division.QueryUsers(DivisionRole.Member).FirstOrDefaultAsync())!;

        var team = await division.CreateTeamAsync("Models");
        var member = await team.AddMemberAsync(user);
        team.Name = "Big models";
        await team.SaveAsync();
        var names = await team.QueryMembers().ToListAsync();
        await team.RemoveMemberAsync(member);

        names.Select(one => one.Id.Value).Should().Equal("rfranklin", user.Username.Value);
        (await Platform.Teams.GetAsync(team)).Name.Should().Be("Big models");
        (await team.QueryMembers().ToListAsync()).Should().ContainSingle();
        await team.DeleteAsync();
        (await division.QueryAllTeams().ToListAsync()).Should().NotContain(team);
    }

    [Fact]
    public async Task User_Disabled_IsGone()
    {
        var user = (await (await DivisionAsync()).QueryUsers(DivisionRole.Member).FirstOrDefaultAsync())!;

        await user.DisableAsync();

        var read = () => Platform.Users.GetAsync(user);
        (await read.Should().ThrowAsync<NotFoundException>()).Which.Code.Should().Be(2002);
    }

    [Fact]
    public async Task Dataset_FromItsModel_GivesFilesAndMembersAndIsSaved()
    {
        var dataset = (await Platform.Datasets.Query().FirstOrDefaultAsync())!;

        dataset.Description = "";
        await dataset.SaveAsync();
        var member = await dataset.AddMemberAsync("gmendel", new Permissions { Copy = true });
        member.Permissions.Write = true;
        await member.SaveAsync();
        await member.ReloadAsync();

        (await Platform.Datasets.GetAsync(dataset)).Description.Should().BeEmpty();
        (await dataset.QueryFiles().ToListAsync()).Select(file => file.Name).Should().Equal("S1_R1.fastq", "S1_R2.fastq");
        (member.Permissions.Write, member.Permissions.Copy).Should().Be((true, true));
        await dataset.RemoveMemberAsync(member);
        (await dataset.QueryMembers().ToListAsync()).Should().HaveCount(2);
    }

    [Fact]
    public async Task Marker_OnAFile_IsPutMovedAndTakenAway()
    {
        var file = (await Platform.Files.FindAsync(Wgs, "S2_R1.fastq"))!;

        var marker = await file.MarkAsync("peak", "chr1", 5, 10, isPrivate: false);
        marker.Position.End = 12;
        marker.Name = "summit";
        await marker.SaveAsync();

        var found = (await file.QueryMarkers().ToListAsync()).Should().ContainSingle().Which;
        (found.Name, found.Position.Start, found.Position.End, found.Private).Should().Be(("summit", 5, 12, false));
        await found.DeleteAsync();
        (await file.QueryMarkers().ToListAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task BillingGroup_FromItsModel_GivesBreakdownsAndInvoices()
    {
        var group = (await Platform.BillingGroups.Query().FirstOrDefaultAsync())!;
        var invoice = (await group.QueryInvoices().ToListAsync())[0];

        var whole = await group.GetBreakdownAsync();
        var analyses = await group.QueryAnalysisBreakdown(new() { Invoice = invoice }).ToListAsync();
        var storage = await group.QueryStorageBreakdown(new() { DateFrom = new DateOnly(2025, 1, 1), DateTo = new DateOnly(2025, 1, 31) }).ToListAsync();
        var egress = await group.QueryEgressBreakdown().ToListAsync();

        analyses.Sum(item => item.AnalysisCost!.Amount!.Value).Should().Be(5.8121m).And.BeApproximately(invoice.AnalysisCosts!.Amount!.Value, 0.01m);
        storage[0].Active!.Cost!.Amount.Should().Be(2.7715m);
        (egress[0].Downloaded!.Size, egress[0].Downloaded!.Unit, egress[0].EgressCost!.Currency).Should().Be((3.25m, "GB", "USD"));
        whole.Projects!.SelectMany(project => project.Tasks!).Should().Contain(task => task.RunnerUsername == "rfranklin");
        Emulator.Requests.Should().Contain(request => request.Query.Contains("date_from=01-01-2025&date_to=01-31-2025"));
    }

    [Fact]
    public async Task ProjectLists_ByTheirSecondWay_AreFollowedToTheFirst()
    {
        var files = await Platform.Projects.QueryFiles(Wgs, new() { Names = ["S1_R1.fastq"] }).ToListAsync();
        var tasks = await Platform.Projects.QueryTasks(Wgs, new() { Status = PlatformTaskStatus.Completed }).ToListAsync();

        files.Should().ContainSingle().Which.Name.Should().Be("S1_R1.fastq");
        tasks.Should().ContainSingle();
    }

    [Fact]
    public async Task Endpoints_Read_LeadToThisPlatform()
    {
        (await Platform.Endpoints.GetAsync()).MarkersUrl.Should().Be($"{Emulator.Endpoint}/genome/markers");
        (await Platform.Endpoints.GetBillingAsync()).InvoicesUrl.Should().Be($"{Emulator.Endpoint}/billing/invoices");
    }

    private async Task<Division> DivisionAsync() => (await Platform.Divisions.Query().FirstOrDefaultAsync())!;
}
