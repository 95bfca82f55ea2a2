using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Lambda.Contract;

[Shape]
public sealed partial record GetFunctionCodeSigningConfigInput
{
    [In(HttpLocation.Label)]
    [Length(1, 256)]
    [Pattern(@"(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?([a-zA-Z0-9-_\.]+)(:(\$LATEST(\.PUBLISHED)?|[a-zA-Z0-9-_]+))?")]
    public required string FunctionName { get; init; }
}

/// <summary>The model requires both, and the real service gives neither where a function has no such configuration.</summary>
[Shape]
public sealed partial record GetFunctionCodeSigningConfigOutput
{
    public string? CodeSigningConfigArn { get; init; }

    public string? FunctionName { get; init; }
}
