namespace Fractus.DynamoDb.Contract.Streams;

public static class OperationType
{
    public const string Insert = "INSERT";
    public const string Modify = "MODIFY";
    public const string Remove = "REMOVE";
}

public static class ShardFilterType
{
    public const string ChildShards = "CHILD_SHARDS";
}

public static class ShardIteratorType
{
    public const string TrimHorizon = "TRIM_HORIZON";
    public const string Latest = "LATEST";
    public const string AtSequenceNumber = "AT_SEQUENCE_NUMBER";
    public const string AfterSequenceNumber = "AFTER_SEQUENCE_NUMBER";
}

public static class StreamStatus
{
    public const string Enabling = "ENABLING";
    public const string Enabled = "ENABLED";
    public const string Disabling = "DISABLING";
    public const string Disabled = "DISABLED";
}
