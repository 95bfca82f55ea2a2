using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract.Streams;

[Shape]
public sealed partial record ListStreamsInput
{
    [Length(3, 255)]
    [Pattern("[a-zA-Z0-9_.-]+")]
    public string? TableName { get; init; }

    /// <summary>At most 100, by the model's documentation.</summary>
    [Range(1, 100)]
    public int? Limit { get; init; }

    [Length(37, 1024)]
    public string? ExclusiveStartStreamArn { get; init; }
}

[Shape]
public sealed partial record ListStreamsOutput
{
    public IReadOnlyList<StreamSummary>? Streams { get; init; }

    public string? LastEvaluatedStreamArn { get; init; }
}

/// <summary>The model calls it Stream, which is another thing in .NET.</summary>
[Shape]
public sealed partial record StreamSummary
{
    public string? StreamArn { get; init; }

    public string? TableName { get; init; }

    public string? StreamLabel { get; init; }
}
