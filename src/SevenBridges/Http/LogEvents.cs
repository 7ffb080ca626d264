namespace SevenBridges.Http;

/// <summary>The ids of everything that is logged; they never change their meaning.</summary>
internal static class LogEvents
{
    public const int RequestSent = 1;
    public const int RequestAnswered = 2;
    public const int RequestFailed = 3;
    public const int Waiting = 4;
    public const int WaitingForMaintenance = 5;
    public const int CircuitOpened = 6;
    public const int CircuitClosed = 7;
    public const int FileIsOpenToOthers = 8;
    public const int HeaderReceived = 9;
    public const int WaitNotTold = 10;
}
