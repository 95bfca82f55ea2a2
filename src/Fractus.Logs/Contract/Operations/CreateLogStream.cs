using Fractus.Kernel.Contracts;

namespace Fractus.Logs.Contract;

[Shape]
public sealed partial record CreateLogStreamInput
{
    [Name("logGroupName")]
    [Length(1)]
    [Pattern(@"[\.\-_/#A-Za-z0-9]+")]
    public required string LogGroupName { get; init; }

    [Name("logStreamName")]
    [Length(1)]
    [Pattern("[^:*]*")]
    public required string LogStreamName { get; init; }
}
