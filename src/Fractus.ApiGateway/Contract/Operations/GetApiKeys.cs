using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record GetApiKeysInput
{
    [Name("position")]
    [In(HttpLocation.Query, "position")]
    public string? Position { get; init; }

    [Name("limit")]
    [In(HttpLocation.Query, "limit")]
    public int? Limit { get; init; }

    [Name("nameQuery")]
    [In(HttpLocation.Query, "name")]
    public string? NameQuery { get; init; }

    [Name("customerId")]
    [In(HttpLocation.Query, "customerId")]
    public string? CustomerId { get; init; }

    [Name("includeValues")]
    [In(HttpLocation.Query, "includeValues")]
    public bool? IncludeValues { get; init; }
}
