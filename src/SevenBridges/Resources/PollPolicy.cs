namespace SevenBridges;

/// <summary>How often to look whether something has come to its end: often at first, then ever more rarely, so that a long wait costs little of the request budget.</summary>
public sealed record PollPolicy
{
    /// <summary>The policy of a caller who says nothing: after one second, then each time half as long again, up to ten seconds.</summary>
    public static PollPolicy Default { get; } = new();

    /// <summary>Time before the first look.</summary>
    /// <value>One second.</value>
    public TimeSpan First
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero, nameof(First));
            field = value;
        }
    } = TimeSpan.FromSeconds(1);

    /// <summary>The longest time between two looks.</summary>
    /// <value>Ten seconds.</value>
    public TimeSpan Longest
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero, nameof(Longest));
            field = value;
        }
    } = TimeSpan.FromSeconds(10);

    /// <summary>The factor by which each time between two looks is longer than the one before.</summary>
    /// <value>1.5.</value>
    public double Growth
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(Growth));
            field = value;
        }
    } = 1.5;

    /// <summary>How long to wait in all; after that the waiting ends with a <see cref="WaitTimedOutException"/>, and what was waited for goes on.</summary>
    /// <value>Null: until it comes to its end.</value>
    public TimeSpan? TimeOut
    {
        get;
        init
        {
            if (value is { } time) ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero, nameof(TimeOut));
            field = value;
        }
    }

    /// <summary>Looks at equal intervals.</summary>
    /// <param name="interval">Time before each look.</param>
    public static PollPolicy Every(TimeSpan interval) => new() { First = interval, Longest = interval, Growth = 1 };

    /// <summary>How long to wait for the next look.</summary>
    /// <param name="last">How long it was waited for the last one; null: there was none.</param>
    internal TimeSpan After(TimeSpan? last)
    {
        var wait = last is { } before ? before * Growth : First;
        return wait < Longest ? wait : Longest;
    }
}
