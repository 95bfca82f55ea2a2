using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record PutResourcePolicyInput
{
    [Length(1, 1283)]
    public required string ResourceArn { get; init; }

    public required string Policy { get; init; }

    [Length(1, 255)]
    public string? ExpectedRevisionId { get; init; }

    /// <summary>The public model binds it to a header, which JSON 1.0 knows nothing of: clients send it in the body.</summary>
    public bool? ConfirmRemoveSelfResourceAccess { get; init; }
}

[Shape]
public sealed partial record PutResourcePolicyOutput
{
    public string? RevisionId { get; init; }
}
