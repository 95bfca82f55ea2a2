using Fractus.Kernel.Contracts;

namespace Fractus.Lambda.Contract;

[Shape]
public sealed partial record ProvisionedConcurrencyConfigListItem
{
    public string? FunctionArn { get; init; }

    public int? RequestedProvisionedConcurrentExecutions { get; init; }

    /// <summary>That are ready.</summary>
    public int? AvailableProvisionedConcurrentExecutions { get; init; }

    /// <summary>That are started.</summary>
    public int? AllocatedProvisionedConcurrentExecutions { get; init; }

    public string? Status { get; init; }

    public string? StatusReason { get; init; }

    public string? LastModified { get; init; }
}
