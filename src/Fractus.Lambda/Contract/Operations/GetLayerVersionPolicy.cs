using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Lambda.Contract;

[Shape]
public sealed partial record GetLayerVersionPolicyInput
{
    [In(HttpLocation.Label)]
    [Length(1, 140)]
    [Pattern(@"(arn:[a-zA-Z0-9-]+:lambda:[a-zA-Z0-9-]+:\d{12}:layer:[a-zA-Z0-9-_]+)|[a-zA-Z0-9-_]+")]
    public required string LayerName { get; init; }

    [In(HttpLocation.Label)]
    [Required]
    public long? VersionNumber { get; init; }
}

[Shape]
public sealed partial record GetLayerVersionPolicyOutput
{
    public string? Policy { get; init; }

    public string? RevisionId { get; init; }
}
