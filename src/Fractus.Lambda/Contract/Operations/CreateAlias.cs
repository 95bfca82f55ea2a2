using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Lambda.Contract;

[Shape]
public sealed partial record CreateAliasInput
{
    [In(HttpLocation.Label)]
    [Length(1, 140)]
    [Pattern(@"(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?([a-zA-Z0-9-_]+)(:(\$LATEST|[a-zA-Z0-9-_]+))?")]
    public required string FunctionName { get; init; }

    [Length(1, 128)]
    [Pattern("(?!^[0-9]+$)([a-zA-Z0-9-_]+)")]
    public required string Name { get; init; }

    [Length(1, 1024)]
    [Pattern(@"(\$LATEST|[0-9]+)")]
    public required string FunctionVersion { get; init; }

    [Length(0, 256)]
    public string? Description { get; init; }

    public AliasRoutingConfiguration? RoutingConfig { get; init; }
}
