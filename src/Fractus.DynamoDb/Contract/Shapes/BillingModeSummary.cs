using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record BillingModeSummary
{
    public string? BillingMode { get; init; }

    public DateTimeOffset? LastUpdateToPayPerRequestDateTime { get; init; }
}
