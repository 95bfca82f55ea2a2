using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record GetSdkTypesInput
{
    [Name("position")]
    [In(HttpLocation.Query, "position")]
    public string? Position { get; init; }

    [Name("limit")]
    [In(HttpLocation.Query, "limit")]
    public int? Limit { get; init; }
}
