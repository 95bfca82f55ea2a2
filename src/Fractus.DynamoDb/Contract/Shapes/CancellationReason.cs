using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record CancellationReason
{
    public AttributeMap? Item { get; init; }

    public string? Code { get; init; }

    public string? Message { get; init; }
}
