using System.Text.Json.Nodes;
using SevenBridges.Emulator.Tasks;

namespace SevenBridges.Emulator.Handlers;

/// <summary>Many tasks at once: each entry has the task, or why it is not shown.</summary>
internal static class TaskBulkHandlers
{
    private const int MostTasks = 100;

    public static void AddTo(HandlerTable handlers) => handlers["tasks.bulkGet"] = BulkGet;

    private static Answer BulkGet(Call call)
    {
        if (call.Object()["task_ids"] is not JsonArray { Count: > 0 and <= MostTasks } ids)
            throw new Refusal(400, 90000, $"The request needs a list 'task_ids' of 1 to {MostTasks} ids.");
        if (ids.Any(id => id is null || id.ToString().Length == 0))
            throw new Refusal(400, 7004, "The id of a task is empty.");
        var fields = FieldFilter.Of(call.One("fields"), null);
        return Answer.Ok(new JsonObject { ["items"] = new JsonArray([.. ids.Select(id => Entry(call, id!.ToString(), fields))]) }) with { IsShaped = true };
    }

    private static JsonObject Entry(Call call, string id, FieldFilter fields)
    {
        try
        {
            return new JsonObject { ["resource"] = fields.Apply(TaskDocument.Show(call, TasksHandlers.Find(call, id, null))) };
        }
        catch (Refusal refusal)
        {
            return new JsonObject { ["error"] = new JsonObject { ["status"] = refusal.Status, ["code"] = refusal.Code, ["message"] = refusal.Message, ["more_info"] = null } };
        }
    }
}
