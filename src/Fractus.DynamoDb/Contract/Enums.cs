// The order of the values is that in which the real service's messages name them.
namespace Fractus.DynamoDb.Contract;

public static class AttributeAction
{
    public const string Add = "ADD";
    public const string Put = "PUT";
    public const string Delete = "DELETE";
}

public static class BackupStatus
{
    public const string Creating = "CREATING";
    public const string Deleted = "DELETED";
    public const string Available = "AVAILABLE";
}

public static class BackupType
{
    public const string User = "USER";
    public const string System = "SYSTEM";
    public const string AwsBackup = "AWS_BACKUP";
}

public static class BackupTypeFilter
{
    public const string User = "USER";
    public const string System = "SYSTEM";
    public const string AwsBackup = "AWS_BACKUP";
    public const string All = "ALL";
}

public static class BillingMode
{
    public const string Provisioned = "PROVISIONED";
    public const string PayPerRequest = "PAY_PER_REQUEST";
}

public static class ComparisonOperator
{
    public const string In = "IN";
    public const string Null = "NULL";
    public const string Between = "BETWEEN";
    public const string Lt = "LT";
    public const string NotContains = "NOT_CONTAINS";
    public const string Eq = "EQ";
    public const string Gt = "GT";
    public const string NotNull = "NOT_NULL";
    public const string Ne = "NE";
    public const string Le = "LE";
    public const string BeginsWith = "BEGINS_WITH";
    public const string Ge = "GE";
    public const string Contains = "CONTAINS";
}

public static class ConditionalOperator
{
    public const string Or = "OR";
    public const string And = "AND";
}

public static class ContinuousBackupsStatus
{
    public const string Enabled = "ENABLED";
    public const string Disabled = "DISABLED";
}

public static class IndexStatus
{
    public const string Creating = "CREATING";
    public const string Updating = "UPDATING";
    public const string Deleting = "DELETING";
    public const string Active = "ACTIVE";
}

public static class KeyType
{
    public const string Hash = "HASH";
    public const string Range = "RANGE";
}

public static class MultiRegionConsistency
{
    public const string Eventual = "EVENTUAL";
    public const string Strong = "STRONG";
}

public static class PointInTimeRecoveryStatus
{
    public const string Enabled = "ENABLED";
    public const string Disabled = "DISABLED";
}

public static class ProjectionType
{
    public const string All = "ALL";
    public const string Include = "INCLUDE";
    public const string KeysOnly = "KEYS_ONLY";
}

public static class ReplicaStatus
{
    public const string Creating = "CREATING";
    public const string CreationFailed = "CREATION_FAILED";
    public const string Updating = "UPDATING";
    public const string Deleting = "DELETING";
    public const string Active = "ACTIVE";
    public const string RegionDisabled = "REGION_DISABLED";
    public const string InaccessibleEncryptionCredentials = "INACCESSIBLE_ENCRYPTION_CREDENTIALS";
}

public static class ReturnConsumedCapacity
{
    public const string Indexes = "INDEXES";
    public const string Total = "TOTAL";
    public const string None = "NONE";
}

public static class ReturnItemCollectionMetrics
{
    public const string Size = "SIZE";
    public const string None = "NONE";
}

public static class ReturnValue
{
    public const string AllNew = "ALL_NEW";
    public const string UpdatedOld = "UPDATED_OLD";
    public const string AllOld = "ALL_OLD";
    public const string None = "NONE";
    public const string UpdatedNew = "UPDATED_NEW";
}

public static class ReturnValuesOnConditionCheckFailure
{
    public const string AllOld = "ALL_OLD";
    public const string None = "NONE";
}

public static class SSEStatus
{
    public const string Enabling = "ENABLING";
    public const string Enabled = "ENABLED";
    public const string Disabling = "DISABLING";
    public const string Disabled = "DISABLED";
    public const string Updating = "UPDATING";
}

public static class SSEType
{
    public const string Aes256 = "AES256";
    public const string Kms = "KMS";
}

public static class ScalarAttributeType
{
    public const string B = "B";
    public const string N = "N";
    public const string S = "S";
}

public static class Select
{
    public const string SpecificAttributes = "SPECIFIC_ATTRIBUTES";
    public const string Count = "COUNT";
    public const string AllAttributes = "ALL_ATTRIBUTES";
    public const string AllProjectedAttributes = "ALL_PROJECTED_ATTRIBUTES";
}

public static class StreamViewType
{
    public const string NewImage = "NEW_IMAGE";
    public const string OldImage = "OLD_IMAGE";
    public const string NewAndOldImages = "NEW_AND_OLD_IMAGES";
    public const string KeysOnly = "KEYS_ONLY";
}

public static class TableClass
{
    public const string Standard = "STANDARD";
    public const string StandardInfrequentAccess = "STANDARD_INFREQUENT_ACCESS";
}

public static class TableStatus
{
    public const string Creating = "CREATING";
    public const string Updating = "UPDATING";
    public const string Deleting = "DELETING";
    public const string Active = "ACTIVE";
    public const string InaccessibleEncryptionCredentials = "INACCESSIBLE_ENCRYPTION_CREDENTIALS";
    public const string Archiving = "ARCHIVING";
    public const string Archived = "ARCHIVED";
}

public static class TimeToLiveStatus
{
    public const string Enabling = "ENABLING";
    public const string Disabling = "DISABLING";
    public const string Enabled = "ENABLED";
    public const string Disabled = "DISABLED";
}
