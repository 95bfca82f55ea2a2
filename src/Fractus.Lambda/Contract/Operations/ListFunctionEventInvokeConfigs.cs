using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Lambda.Contract;

[Shape]
public sealed partial record ListFunctionEventInvokeConfigsInput
{
    [In(HttpLocation.Label)]
    [Length(1, 256)]
    [Pattern(@"(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?([a-zA-Z0-9-_\.]+)(:(\$LATEST(\.PUBLISHED)?|[a-zA-Z0-9-_]+))?")]
    public required string FunctionName { get; init; }

    [In(HttpLocation.Query, "Marker")]
    public string? Marker { get; init; }

    [In(HttpLocation.Query, "MaxItems")]
    [Range(1, 50)]
    public int? MaxItems { get; init; }
}

[Shape]
public sealed partial record ListFunctionEventInvokeConfigsOutput
{
    public IReadOnlyList<FunctionEventInvokeConfig>? FunctionEventInvokeConfigs { get; init; }

    public string? NextMarker { get; init; }
}
