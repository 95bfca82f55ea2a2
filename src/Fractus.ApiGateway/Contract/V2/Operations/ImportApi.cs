using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract.V2;

[Shape]
public sealed partial record ImportApiInput
{
    [Name("basepath")]
    [In(HttpLocation.Query, "basepath")]
    public string? Basepath { get; init; }

    [Name("body")]
    public required string Body { get; init; }

    [Name("failOnWarnings")]
    [In(HttpLocation.Query, "failOnWarnings")]
    public bool? FailOnWarnings { get; init; }
}
