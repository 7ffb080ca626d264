namespace SevenBridges;

/// <content>What the entries need to know of the call.</content>
public partial class TaskBulkResult : IBulkAnswer
{
    IEnumerable<Error?> IBulkAnswer.Errors => _items?.Select(record => record._error) ?? [];
}
