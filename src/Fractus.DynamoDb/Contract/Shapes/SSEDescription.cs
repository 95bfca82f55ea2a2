using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record SSEDescription
{
    public string? Status { get; init; }

    public string? SSEType { get; init; }

    public string? KMSMasterKeyArn { get; init; }

    public DateTimeOffset? InaccessibleEncryptionDateTime { get; init; }
}
