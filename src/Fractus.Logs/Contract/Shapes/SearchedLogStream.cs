using Fractus.Kernel.Contracts;

namespace Fractus.Logs.Contract;

[Shape]
public sealed partial record SearchedLogStream
{
    [Name("logStreamName")]
    public string? LogStreamName { get; init; }

    [Name("searchedCompletely")]
    public bool? SearchedCompletely { get; init; }
}
