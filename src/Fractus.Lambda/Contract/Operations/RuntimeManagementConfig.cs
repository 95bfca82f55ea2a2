using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Lambda.Contract;

[Shape]
public sealed partial record GetRuntimeManagementConfigInput
{
    [In(HttpLocation.Label)]
    [Length(1, 256)]
    [Pattern(@"(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?([a-zA-Z0-9-_\.]+)(:(\$LATEST(\.PUBLISHED)?|[a-zA-Z0-9-_]+))?")]
    public required string FunctionName { get; init; }

    [In(HttpLocation.Query, "Qualifier")]
    [Length(1, 128)]
    [Pattern(@"\$(LATEST(\.PUBLISHED)?)|[a-zA-Z0-9-_$]+")]
    public string? Qualifier { get; init; }
}

[Shape]
public sealed partial record GetRuntimeManagementConfigOutput
{
    public string? UpdateRuntimeOn { get; init; }

    public string? RuntimeVersionArn { get; init; }

    public string? FunctionArn { get; init; }
}

[Shape]
public sealed partial record PutRuntimeManagementConfigInput
{
    [In(HttpLocation.Label)]
    [Length(1, 256)]
    [Pattern(@"(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?([a-zA-Z0-9-_\.]+)(:(\$LATEST(\.PUBLISHED)?|[a-zA-Z0-9-_]+))?")]
    public required string FunctionName { get; init; }

    [In(HttpLocation.Query, "Qualifier")]
    [Length(1, 128)]
    [Pattern(@"\$(LATEST(\.PUBLISHED)?)|[a-zA-Z0-9-_$]+")]
    public string? Qualifier { get; init; }

    [Enum(typeof(UpdateRuntimeOn))]
    public required string UpdateRuntimeOn { get; init; }

    [Length(26, 2048)]
    [Pattern(@"arn:(aws[a-zA-Z-]*):lambda:[a-z]{2}((-gov)|(-iso(b?)))?-[a-z]+-\d{1}::runtime:.+")]
    public string? RuntimeVersionArn { get; init; }
}

[Shape]
public sealed partial record PutRuntimeManagementConfigOutput
{
    public string? UpdateRuntimeOn { get; init; }

    public string? FunctionArn { get; init; }

    public string? RuntimeVersionArn { get; init; }
}
