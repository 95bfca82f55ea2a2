using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Lambda.Contract;

[Shape]
public sealed partial record AddPermissionInput
{
    [In(HttpLocation.Label)]
    [Length(1, 256)]
    [Pattern(@"(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?([a-zA-Z0-9-_\.]+)(:(\$LATEST(\.PUBLISHED)?|[a-zA-Z0-9-_]+))?")]
    public required string FunctionName { get; init; }

    [Length(1, 100)]
    [Pattern("([a-zA-Z0-9-_]+)")]
    public required string StatementId { get; init; }

    [Pattern("(lambda:[*]|lambda:[a-zA-Z]+|[*])")]
    public required string Action { get; init; }

    [Pattern(@"[^\s]+")]
    public required string Principal { get; init; }

    [Pattern(@"arn:(aws[a-zA-Z0-9-]*):([a-zA-Z0-9\-])+:((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1})?:(\d{12})?:(.*)")]
    public string? SourceArn { get; init; }

    [Length(0, 12)]
    [Pattern(@"\d{12}")]
    public string? SourceAccount { get; init; }

    [Length(0, 256)]
    [Pattern(@"[a-zA-Z0-9._\-]+")]
    public string? EventSourceToken { get; init; }

    [In(HttpLocation.Query, "Qualifier")]
    [Length(1, 128)]
    [Pattern(@"\$(LATEST(\.PUBLISHED)?)|[a-zA-Z0-9-_$]+")]
    public string? Qualifier { get; init; }

    public string? RevisionId { get; init; }

    [Length(12, 34)]
    [Pattern("o-[a-z0-9]{10,32}")]
    public string? PrincipalOrgID { get; init; }

    [Enum(typeof(FunctionUrlAuthType))]
    public string? FunctionUrlAuthType { get; init; }
}

[Shape]
public sealed partial record AddPermissionOutput
{
    public string? Statement { get; init; }
}
