using Fractus.Kernel.Contracts;

namespace Fractus.Logs.Contract;

[Shape]
public sealed partial record DescribeLogStreamsInput
{
    [Name("logGroupName")]
    [Length(1)]
    [Pattern(@"[\.\-_/#A-Za-z0-9]+")]
    public string? LogGroupName { get; init; }

    [Name("logGroupIdentifier")]
    [Length(1, 2048)]
    [Pattern(@"[\w#+=/:,.@-]*")]
    public string? LogGroupIdentifier { get; init; }

    [Name("logStreamNamePrefix")]
    [Length(1, 512)]
    [Pattern("[^:*]*")]
    public string? LogStreamNamePrefix { get; init; }

    [Name("orderBy")]
    [Enum(typeof(OrderBy))]
    public string? OrderBy { get; init; }

    [Name("descending")]
    public bool? Descending { get; init; }

    [Name("nextToken")]
    [Length(1)]
    public string? NextToken { get; init; }

    [Name("limit")]
    [Range(1, 50)]
    public int? Limit { get; init; }
}

[Shape]
public sealed partial record DescribeLogStreamsOutput
{
    [Name("logStreams")]
    public IReadOnlyList<LogStream>? LogStreams { get; init; }

    [Name("nextToken")]
    public string? NextToken { get; init; }
}
