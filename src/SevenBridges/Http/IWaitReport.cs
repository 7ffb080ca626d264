namespace SevenBridges.Http;

/// <summary>Is told of every wait inside the pipeline: the log, the meters, and whoever the user named.</summary>
internal interface IWaitReport
{
    void Waiting(WaitNotice notice);
}
