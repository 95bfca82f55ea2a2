using Fractus.Lambda.Contract;
using Fractus.Lambda.Storage;

namespace Fractus.Lambda.Rules;

/// <summary>An event source mapping as answers show it.</summary>
internal static class EventSourceMappingView
{
    public const string Creating = "Creating";
    public const string Updating = "Updating";
    public const string Enabling = "Enabling";
    public const string Disabling = "Disabling";
    public const string Deleting = "Deleting";

    private const string NothingYet = "No records processed";

    /// <param name="record">The mapping.</param>
    /// <param name="result">What came of the last batch; null where there was none.</param>
    /// <param name="state">What is just happening to it; null where it is at rest.</param>
    public static EventSourceMappingConfiguration Describe(EventSourceMappingRecord record, string? result, string? state = null) => new()
    {
        UUID = record.Id.Uuid,
        EventSourceMappingArn = record.Id.Arn,
        EventSourceArn = record.EventSourceArn,
        FunctionArn = record.FunctionArn,
        StartingPosition = record.StartingPosition,
        BatchSize = record.BatchSize,
        MaximumBatchingWindowInSeconds = record.BatchingWindowSeconds,
        ParallelizationFactor = record.ParallelizationFactor,
        FilterCriteria = record.Filters.Count == 0 ? null : new FilterCriteria { Filters = [.. record.Filters.Select(pattern => new Filter { Pattern = pattern })] },
        BisectBatchOnFunctionError = record.BisectsBatches,
        MaximumRetryAttempts = record.MaximumRetryAttempts,
        MaximumRecordAgeInSeconds = record.MaximumRecordAgeSeconds,
        TumblingWindowInSeconds = record.TumblingWindowSeconds,
        FunctionResponseTypes = record.ReportsBatchItemFailures ? [FunctionResponseType.ReportBatchItemFailures] : [],
        DestinationConfig = new DestinationConfig { OnFailure = new OnFailure { Destination = record.OnFailure } },
        MetricsConfig = record.CountsEvents ? new EventSourceMappingMetricsConfig { Metrics = [EventSourceMappingMetric.EventCount] } : null,
        LastModified = DateTimeOffset.FromUnixTimeMilliseconds(record.LastModifiedMs),
        LastProcessingResult = result ?? NothingYet,
        State = state ?? (record.IsEnabled ? "Enabled" : "Disabled"),
        StateTransitionReason = "User action",
    };
}
