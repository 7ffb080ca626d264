namespace SevenBridges.Transfers;

/// <summary>Who listens to the progress has failed: carries that past everything that repeats, to whoever awaits the transfer, who gets what is inside.</summary>
internal sealed class ListenerFault(Exception cause) : Exception(cause.Message, cause);
