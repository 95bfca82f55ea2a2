using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract.V2;

[Shape]
public sealed partial record Api
{
    [Name("apiEndpoint")]
    public string? ApiEndpoint { get; init; }

    [Name("apiGatewayManaged")]
    public bool? ApiGatewayManaged { get; init; }

    [Name("apiId")]
    public string? ApiId { get; init; }

    [Name("apiKeySelectionExpression")]
    public string? ApiKeySelectionExpression { get; init; }

    [Name("corsConfiguration")]
    public Cors? CorsConfiguration { get; init; }

    [Name("createdDate")]
    [Timestamp(TimestampFormat.DateTime)]
    public DateTimeOffset? CreatedDate { get; init; }

    [Name("description")]
    public string? Description { get; init; }

    [Name("disableSchemaValidation")]
    public bool? DisableSchemaValidation { get; init; }

    [Name("disableExecuteApiEndpoint")]
    public bool? DisableExecuteApiEndpoint { get; init; }

    [Name("importInfo")]
    public IReadOnlyList<string>? ImportInfo { get; init; }

    [Name("ipAddressType")]
    public string? IpAddressType { get; init; }

    [Name("name")]
    public string? Name { get; init; }

    [Name("protocolType")]
    public string? ProtocolType { get; init; }

    [Name("routeSelectionExpression")]
    public string? RouteSelectionExpression { get; init; }

    [Name("tags")]
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    [Name("version")]
    public string? Version { get; init; }

    [Name("warnings")]
    public IReadOnlyList<string>? Warnings { get; init; }
}
