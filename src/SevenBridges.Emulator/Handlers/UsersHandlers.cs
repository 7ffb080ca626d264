using System.Text.Json.Nodes;

namespace SevenBridges.Emulator.Handlers;

/// <summary>Users, and what the caller has left of its request budget.</summary>
internal static class UsersHandlers
{
    public static void AddTo(HandlerTable handlers)
    {
        handlers["users.me"] = static call => Answer.Ok(Show(call, call.User));
        handlers["users.get"] = static call => Answer.Ok(Show(call, call["username"]));
        handlers["rateLimits.get"] = RateLimit;
    }

    private static JsonObject Show(Call call, string name)
    {
        var user = call.State.Users.Find(name, 2002, "The user").DeepClone().AsObject();
        user["href"] = call.Href($"/users/{name}");
        return user;
    }

    private static Answer RateLimit(Call call)
    {
        var limit = call.State.Options.RateLimit ?? 1000;
        var (_, remaining, reset) = call.State.Budget(call.User);
        return Answer.Ok(new JsonObject
        {
            ["rate"] = new JsonObject { ["limit"] = limit, ["remaining"] = remaining, ["reset"] = reset.ToUnixTimeSeconds() },
            ["instance_limit"] = new JsonObject { ["limit"] = -1, ["remaining"] = long.MaxValue },
        });
    }
}
