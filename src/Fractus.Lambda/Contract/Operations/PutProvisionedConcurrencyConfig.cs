using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Lambda.Contract;

[Shape]
public sealed partial record PutProvisionedConcurrencyConfigInput
{
    [In(HttpLocation.Label)]
    [Length(1, 140)]
    [Pattern(@"(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?([a-zA-Z0-9-_]+)(:(\$LATEST|[a-zA-Z0-9-_]+))?")]
    public required string FunctionName { get; init; }

    [In(HttpLocation.Query, "Qualifier")]
    [Length(1, 128)]
    [Pattern("(|[a-zA-Z0-9$_-]+)")]
    public required string Qualifier { get; init; }

    [Required]
    [Range(1)]
    public int? ProvisionedConcurrentExecutions { get; init; }
}

/// <summary>Also the output of GetProvisionedConcurrencyConfig.</summary>
[Shape]
public sealed partial record ProvisionedConcurrencyConfig
{
    public int? RequestedProvisionedConcurrentExecutions { get; init; }

    /// <summary>That are ready.</summary>
    public int? AvailableProvisionedConcurrentExecutions { get; init; }

    /// <summary>That are started.</summary>
    public int? AllocatedProvisionedConcurrentExecutions { get; init; }

    public string? Status { get; init; }

    public string? StatusReason { get; init; }

    public string? LastModified { get; init; }
}
