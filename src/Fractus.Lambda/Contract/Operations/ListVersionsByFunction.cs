using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Lambda.Contract;

[Shape]
public sealed partial record ListVersionsByFunctionInput
{
    [In(HttpLocation.Label)]
    [Length(1, 256)]
    [Pattern(@"(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?([a-zA-Z0-9-_\.]+)(:(\$LATEST(\.PUBLISHED)?|[a-zA-Z0-9-_]+))?")]
    public required string FunctionName { get; init; }

    [In(HttpLocation.Query, "Marker")]
    public string? Marker { get; init; }

    [In(HttpLocation.Query, "MaxItems")]
    [Range(1, 10000)]
    public int? MaxItems { get; init; }
}

[Shape]
public sealed partial record ListVersionsByFunctionOutput
{
    public string? NextMarker { get; init; }

    public IReadOnlyList<FunctionConfiguration>? Versions { get; init; }
}
