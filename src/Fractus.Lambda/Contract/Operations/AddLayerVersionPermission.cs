using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Lambda.Contract;

[Shape]
public sealed partial record AddLayerVersionPermissionInput
{
    [In(HttpLocation.Label)]
    [Length(1, 140)]
    [Pattern(@"(arn:[a-zA-Z0-9-]+:lambda:[a-zA-Z0-9-]+:\d{12}:layer:[a-zA-Z0-9-_]+)|[a-zA-Z0-9-_]+")]
    public required string LayerName { get; init; }

    [In(HttpLocation.Label)]
    [Required]
    public long? VersionNumber { get; init; }

    [Length(1, 100)]
    [Pattern("([a-zA-Z0-9-_]+)")]
    public required string StatementId { get; init; }

    [Length(0, 22)]
    [Pattern("lambda:GetLayerVersion")]
    public required string Action { get; init; }

    [Pattern(@"\d{12}|\*|arn:(aws[a-zA-Z-]*):iam::\d{12}:root")]
    public required string Principal { get; init; }

    [Length(0, 34)]
    [Pattern("o-[a-z0-9]{10,32}")]
    public string? OrganizationId { get; init; }

    [In(HttpLocation.Query, "RevisionId")]
    public string? RevisionId { get; init; }
}

[Shape]
public sealed partial record AddLayerVersionPermissionOutput
{
    public string? Statement { get; init; }

    public string? RevisionId { get; init; }
}
