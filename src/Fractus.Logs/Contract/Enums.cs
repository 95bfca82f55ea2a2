namespace Fractus.Logs.Contract;

public static class DataProtectionStatus
{
    public const string Activated = "ACTIVATED";
    public const string Deleted = "DELETED";
    public const string Archived = "ARCHIVED";
    public const string Disabled = "DISABLED";
}

public static class EntityRejectionErrorType
{
    public const string InvalidEntity = "InvalidEntity";
    public const string InvalidTypeValue = "InvalidTypeValue";
    public const string InvalidKeyAttributes = "InvalidKeyAttributes";
    public const string InvalidAttributes = "InvalidAttributes";
    public const string EntitySizeTooLarge = "EntitySizeTooLarge";
    public const string UnsupportedLogGroupType = "UnsupportedLogGroupType";
    public const string MissingRequiredFields = "MissingRequiredFields";
}

public static class LogGroupClass
{
    public const string Standard = "STANDARD";
    public const string InfrequentAccess = "INFREQUENT_ACCESS";
}

public static class OrderBy
{
    public const string LogStreamName = "LogStreamName";
    public const string LastEventTime = "LastEventTime";
}
