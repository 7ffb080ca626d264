using System.Text.Json.Nodes;

namespace SevenBridges.Emulator.Automations;

/// <summary>Files that belong to an automation and to no project: its code, and what its runs write down. Its members may read them.</summary>
internal static class AutomationFiles
{
    public static FileEntry Add(PlatformState state, string automation, string name, Content content, string now)
    {
        var file = new FileEntry(new JsonObject
        {
            ["id"] = state.Ids.File(),
            ["type"] = "file",
            ["name"] = name,
            ["size"] = content.Length,
            ["created_on"] = now,
            ["modified_on"] = now,
            ["storage"] = new JsonObject { ["type"] = "PLATFORM", ["hosted_on_locations"] = new JsonArray("aws:us-east-1") },
            ["origin"] = new JsonObject(),
            ["tags"] = new JsonArray(),
            ["metadata"] = new JsonObject(),
        })
        { Content = content, Automation = automation };
        state.Files.Add(file.Id, file);
        return file;
    }
}
