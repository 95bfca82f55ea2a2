using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record TableClassSummary
{
    public string? TableClass { get; init; }

    public DateTimeOffset? LastUpdateDateTime { get; init; }
}
