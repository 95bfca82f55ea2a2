using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record SSESpecification
{
    public bool? Enabled { get; init; }

    [Enum(typeof(SSEType))]
    public string? SSEType { get; init; }

    public string? KMSMasterKeyId { get; init; }
}
