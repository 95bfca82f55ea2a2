using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Lambda.Contract;

[Shape]
public sealed partial record ListProvisionedConcurrencyConfigsInput
{
    [In(HttpLocation.Label)]
    [Length(1, 140)]
    [Pattern(@"(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?([a-zA-Z0-9-_]+)(:(\$LATEST|[a-zA-Z0-9-_]+))?")]
    public required string FunctionName { get; init; }

    [In(HttpLocation.Query, "Marker")]
    public string? Marker { get; init; }

    [In(HttpLocation.Query, "MaxItems")]
    [Range(1, 50)]
    public int? MaxItems { get; init; }
}

[Shape]
public sealed partial record ListProvisionedConcurrencyConfigsOutput
{
    public IReadOnlyList<ProvisionedConcurrencyConfigListItem>? ProvisionedConcurrencyConfigs { get; init; }

    public string? NextMarker { get; init; }
}
