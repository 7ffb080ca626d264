namespace SevenBridges.Contract.Tests.Calls;

internal static class DatasetCalls
{
    public static IEnumerable<Call> All =>
    [
        Call.Of("datasets.query",
            async (theirs, _) => (await theirs.Datasets_queryAsync(visibility: Reference.DatasetVisibility.Public, fields: "_all")).Items,
            (ours, _) => ours.Datasets.Query(new() { Visibility = DatasetVisibility.Public }).FirstPageAsync()),
        Call.Of("datasets.queryByOwner",
            async (theirs, scene) => (await theirs.Datasets_queryByOwnerAsync(scene.Owner, fields: "_all")).Items,
            (ours, scene) => ours.Datasets.Query(new() { Owner = scene.Owner }).FirstPageAsync()),
        Call.Of("datasets.get",
            (theirs, scene) => theirs.Datasets_getAsync(scene.Owner, NameOf(scene)),
            (ours, scene) => ours.Datasets.GetAsync(scene.Enterprise.Dataset)),
        Call.Of("datasets.update",
            (theirs, scene) => theirs.Datasets_updateAsync(scene.Owner, NameOf(scene), new() { Name = "Renamed", Description = "" }),
            (ours, scene) => ours.Datasets.UpdateAsync(scene.Enterprise.Dataset, new() { Name = "Renamed", Description = "" })),
        Call.Silent("datasets.delete",
            (theirs, scene) => theirs.Datasets_deleteAsync(scene.Owner, NameOf(scene)),
            (ours, scene) => ours.Datasets.DeleteAsync(scene.Enterprise.Dataset)),
        Call.Of("datasets.members.query",
            async (theirs, scene) => (await theirs.Datasets_members_queryAsync(scene.Owner, NameOf(scene))).Items,
            (ours, scene) => ours.Datasets.Members.Query(scene.Enterprise.Dataset).FirstPageAsync()),
        Call.Of("datasets.members.add",
            (theirs, scene) => theirs.Datasets_members_addAsync(scene.Owner, NameOf(scene), new() { Username = Scene.Stranger, Permissions = new() { Copy = true } }),
            (ours, scene) => ours.Datasets.Members.AddAsync(scene.Enterprise.Dataset, Scene.Stranger, new Permissions { Copy = true })),
        Call.Of("datasets.members.get",
            (theirs, scene) => theirs.Datasets_members_getAsync(scene.Owner, NameOf(scene), Scene.Colleague),
            (ours, scene) => ours.Datasets.Members.GetAsync(scene.Enterprise.Dataset, Scene.Colleague)),
        Call.Silent("datasets.members.remove",
            (theirs, scene) => theirs.Datasets_members_removeAsync(scene.Owner, NameOf(scene), Scene.Colleague),
            (ours, scene) => ours.Datasets.Members.RemoveAsync(scene.Enterprise.Dataset, Scene.Colleague)),
        Call.Of("datasets.members.modifyPermissions",
            (theirs, scene) => theirs.Datasets_members_modifyPermissionsAsync(scene.Owner, NameOf(scene), Scene.Colleague, new() { Write = true }),
            (ours, scene) => ours.Datasets.Members.ModifyPermissionsAsync(scene.Enterprise.Dataset, Scene.Colleague, new() { Write = true })),
    ];

    private static string NameOf(Scene scene) => scene.Enterprise.Dataset.Split('/')[1];
}
