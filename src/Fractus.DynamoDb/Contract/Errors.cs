using Fractus.Kernel;
using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Error("BackupInUseException", 400)]
public sealed partial class BackupInUseException(string message) : ApiException(message);

[Error("BackupNotFoundException", 400)]
public sealed partial class BackupNotFoundException(string message) : ApiException(message);

[Error("ConditionalCheckFailedException", 400)]
public sealed partial class ConditionalCheckFailedException(string message) : ApiException(message)
{
    public AttributeMap? Item { get; init; }
}

[Error("ExpiredIteratorException", 400)]
public sealed partial class ExpiredIteratorException(string message) : ApiException(message);

[Error("ContinuousBackupsUnavailableException", 400)]
public sealed partial class ContinuousBackupsUnavailableException(string message) : ApiException(message);

[Error("DuplicateItemException", 400)]
public sealed partial class DuplicateItemException(string message) : ApiException(message);

[Error("IdempotentParameterMismatchException", 400, MessageName = "Message")]
public sealed partial class IdempotentParameterMismatchException(string message) : ApiException(message);

[Error("InternalServerError", 500)]
public sealed partial class InternalServerErrorException(string message) : ApiException(message);

[Error("InvalidEndpointException", 421)]
public sealed partial class InvalidEndpointException(string message) : ApiException(message);

[Error("InvalidRestoreTimeException", 400)]
public sealed partial class InvalidRestoreTimeException(string message) : ApiException(message);

[Error("ItemCollectionSizeLimitExceededException", 400)]
public sealed partial class ItemCollectionSizeLimitExceededException(string message) : ApiException(message);

[Error("LimitExceededException", 400)]
public sealed partial class LimitExceededException(string message) : ApiException(message);

[Error("PointInTimeRecoveryUnavailableException", 400)]
public sealed partial class PointInTimeRecoveryUnavailableException(string message) : ApiException(message);

[Error("ProvisionedThroughputExceededException", 400)]
public sealed partial class ProvisionedThroughputExceededException(string message) : ApiException(message);

[Error("ReplicatedWriteConflictException", 400)]
public sealed partial class ReplicatedWriteConflictException(string message) : ApiException(message);

[Error("RequestLimitExceeded", 400)]
public sealed partial class RequestLimitExceededException(string message) : ApiException(message);

[Error("ResourceInUseException", 400)]
public sealed partial class ResourceInUseException(string message) : ApiException(message);

[Error("ResourceNotFoundException", 400)]
public sealed partial class ResourceNotFoundException(string message) : ApiException(message);

[Error("TableAlreadyExistsException", 400)]
public sealed partial class TableAlreadyExistsException(string message) : ApiException(message);

[Error("TableInUseException", 400)]
public sealed partial class TableInUseException(string message) : ApiException(message);

[Error("TableNotFoundException", 400)]
public sealed partial class TableNotFoundException(string message) : ApiException(message);

[Error("TransactionCanceledException", 400, MessageName = "Message")]
public sealed partial class TransactionCanceledException(string message) : ApiException(message)
{
    public IReadOnlyList<CancellationReason>? CancellationReasons { get; init; }
}

/// <summary>Newer public models declare it, for tables that are on-demand.</summary>
[Error("ThrottlingException", 400)]
public sealed partial class ThrottlingException(string message) : ApiException(message);

[Error("TransactionConflictException", 400)]
public sealed partial class TransactionConflictException(string message) : ApiException(message);

[Error("TrimmedDataAccessException", 400)]
public sealed partial class TrimmedDataAccessException(string message) : ApiException(message);
