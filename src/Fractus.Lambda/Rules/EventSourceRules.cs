using Fractus.Kernel;
using Fractus.Kernel.EventPatterns;
using Fractus.Lambda.Contract;

namespace Fractus.Lambda.Rules;

/// <summary>What can be said about an event source mapping without looking at its function and its source; in the real service's order.</summary>
internal static class EventSourceRules
{
    public const int DefaultBatchSize = 100;

    private const int ShortestAgeSeconds = 60;

    /// <exception cref="InvalidParameterValueException">Something is wrong with it, or is not built.</exception>
    /// <param name="input">The request.</param>
    /// <param name="requireFunction">Fails where the function is not there, which the real service says before it looks at the source's kind.</param>
    public static void Check(CreateEventSourceMappingInput input, Action requireFunction)
    {
        CheckDestination(input.DestinationConfig);
        if (input.SelfManagedEventSource is not null)
        {
            throw LambdaErrors.NotBuilt("SelfManagedEventSource");
        }

        CheckSource(input.EventSourceArn, requireFunction);
        if (input.StartingPosition is null)
        {
            throw new InvalidParameterValueException(
                "1 validation error detected: Value null at 'startingPosition' failed to satisfy constraint: Member must not be null.");
        }

        if (input.StartingPosition == EventSourcePosition.AtTimestamp)
        {
            throw new InvalidParameterValueException($"Unsupported starting position for arn type: {input.EventSourceArn}");
        }

        Unsupported("StartingPositionTimestamp", input.StartingPositionTimestamp is not null);
        Unsupported("Topics", input.Topics is not null);
        Unsupported("Queues", input.Queues is not null);
        Unsupported("SourceAccessConfigurations", input.SourceAccessConfigurations is { Count: > 0 });
        Unsupported("AmazonManagedKafkaEventSourceConfig", input.AmazonManagedKafkaEventSourceConfig is not null);
        Unsupported("SelfManagedKafkaEventSourceConfig", input.SelfManagedKafkaEventSourceConfig is not null);
        Unsupported("ScalingConfig", input.ScalingConfig is not null);
        Unsupported("DocumentDBEventSourceConfig", input.DocumentDBEventSourceConfig is not null);
        Unsupported("ProvisionedPollerConfig", input.ProvisionedPollerConfig is not null);
        RefuseKey(input.KMSKeyArn);
        CheckAge(input.MaximumRecordAgeInSeconds);
        Filters(input.FilterCriteria);
    }

    /// <inheritdoc cref="Check(CreateEventSourceMappingInput, Action)"/>
    public static void Check(UpdateEventSourceMappingInput input)
    {
        CheckDestination(input.DestinationConfig);
        Unsupported("SourceAccessConfigurations", input.SourceAccessConfigurations is { Count: > 0 });
        Unsupported("ScalingConfig", input.ScalingConfig is not null);
        Unsupported("DocumentDBEventSourceConfig", input.DocumentDBEventSourceConfig is not null);
        Unsupported("ProvisionedPollerConfig", input.ProvisionedPollerConfig is not null);
        RefuseKey(input.KMSKeyArn);
        CheckAge(input.MaximumRecordAgeInSeconds);
        Filters(input.FilterCriteria);
    }

    /// <summary>The patterns, each of which is one.</summary>
    public static IReadOnlyList<string> Filters(FilterCriteria? criteria)
    {
        var patterns = criteria?.Filters?.Select(filter => filter.Pattern ?? "").ToArray() ?? [];
        if (patterns.Length > LambdaLimits.Filters)
        {
            throw new InvalidParameterValueException($"An event source mapping has at most {LambdaLimits.Filters} filters.");
        }

        try
        {
            foreach (var pattern in patterns)
            {
                EventPattern.Parse(pattern);
            }
        }
        catch (EventPatternException)
        {
            throw new InvalidParameterValueException("Invalid filter pattern definition.");
        }

        return patterns;
    }

    /// <summary>Whether the source is a table's stream, the one kind that is built.</summary>
    private static void CheckSource(string? arn, Action requireFunction)
    {
        switch (Arn.TryParse(arn ?? "", out var parsed) ? parsed.Service : "")
        {
            case "dynamodb" when parsed.Resource.StartsWith("table/", StringComparison.Ordinal) && parsed.Resource.Contains("/stream/", StringComparison.Ordinal):
                break;
            case "kinesis" or "sqs" or "kafka" or "mq" or "rds":
                requireFunction();
                throw LambdaErrors.NotBuilt($"EventSourceArn of the service {parsed.Service}");
            default:
                throw new InvalidParameterValueException("Unrecognized event source.");
        }
    }

    // The real service takes a queue, a topic, a bucket or a Kafka topic here. As long as there is none of them, a function is taken, so
    // that a batch that is given up need not be lost.
    private static void CheckDestination(DestinationConfig? config)
    {
        if (Destinations.Of(config?.OnSuccess) is not null)
        {
            throw new InvalidParameterValueException("Unsupported DestinationConfig parameter for given event source mapping type.");
        }

        Destinations.Check(config);
    }

    private static void CheckAge(int? seconds)
    {
        if (seconds is > -1 and < ShortestAgeSeconds)
        {
            throw new InvalidParameterValueException($"MaximumRecordAgeInSeconds must be -1, or at least {ShortestAgeSeconds}.");
        }
    }

    private static void Unsupported(string parameter, bool isGiven)
    {
        if (isGiven)
        {
            throw new InvalidParameterValueException($"Unsupported {parameter} parameter for given event source mapping type.");
        }
    }

    private static void RefuseKey(string? arn)
    {
        if (arn is { Length: > 0 })
        {
            throw LambdaErrors.NotBuilt("KMSKeyArn");
        }
    }
}
