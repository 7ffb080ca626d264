using System.Text.Json.Nodes;
using SevenBridges.Emulator.Automations;
using SevenBridges.Emulator.Handlers;

namespace SevenBridges.Emulator.Seeding;

/// <summary>An automation with one code package and one run, which ended two hours ago.</summary>
internal static class SeededAutomation
{
    private const string Created = "2025-01-20T14:00:00Z";

    private const string Code = """
        from freyja import Automation, Step


        class Main(Step):
            def execute(self):
                self.samples = self.samples or 1


        if __name__ == "__main__":
            Automation(Main).run()

        """;

    private const string Schema = """
        {
          "inputs": {
            "samples": { "type": "Int", "required": true, "default": null, "description": "How many samples to fetch.", "meta": { "ui_type": "number" } },
            "note": { "type": "String", "required": false, "default": null, "description": null, "meta": {} }
          },
          "outputs": { "samples": { "type": "Int", "description": "How many were fetched." } }
        }
        """;

    private static readonly TimeSpan Age = TimeSpan.FromHours(2);

    public static void AddTo(PlatformState state, string billingGroup)
    {
        var wanted = new JsonObject { ["description"] = "Fetches the samples of the night.", ["billing_group"] = billingGroup, ["memory_limit"] = 1000 };
        var automation = AutomationsHandlers.Add(state, "nightly-import", SeededAccount.User, wanted, Created);
        automation.Members.Add("bmcclintock", MembersHandlers.Member("bmcclintock", "USER", Access.All(others: false, copy: false)));
        var code = AutomationFiles.Add(state, automation.Id, "nightly-import-0.0.1.py", Content.Of(Code), Created);
        var package = AutomationPackagesHandlers.Add(
            state, automation, SeededAccount.User, "0.0.1", code.Id, new JsonObject { ["schema"] = JsonNode.Parse(Schema), ["python"] = "3.8" }, Created);
        var run = new JsonObject { ["name"] = "first night", ["inputs"] = new JsonObject { ["samples"] = 3 } };
        AutomationRunsHandlers.Add(state, package, SeededAccount.User, run, state.Clock.GetUtcNow() - Age - state.Options.TaskDuration);
        AutomationRunLife.AdvanceAll(state);
    }
}
