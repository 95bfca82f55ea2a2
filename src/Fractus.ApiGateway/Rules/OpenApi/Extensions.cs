namespace Fractus.ApiGateway.Rules.OpenApi;

/// <summary>The names of API Gateway's own members of OpenAPI documents. Source: "OpenAPI extensions for API Gateway" of the developer guide.</summary>
internal static class Extensions
{
    public const string Prefix = "x-amazon-apigateway-";

    public const string AnyMethod = Prefix + "any-method";
    public const string ApiKeySource = Prefix + "api-key-source";
    public const string Auth = Prefix + "auth";
    public const string Authorizer = Prefix + "authorizer";
    public const string AuthType = Prefix + "authtype";
    public const string BinaryMediaTypes = Prefix + "binary-media-types";
    public const string Documentation = Prefix + "documentation";
    public const string EndpointConfiguration = Prefix + "endpoint-configuration";
    public const string GatewayResponses = Prefix + "gateway-responses";
    public const string Integration = Prefix + "integration";
    public const string MinimumCompressionSize = Prefix + "minimum-compression-size";
    public const string Policy = Prefix + "policy";
    public const string RequestValidator = Prefix + "request-validator";
    public const string RequestValidators = Prefix + "request-validators";

    /// <summary>Those that a document has at its root.</summary>
    public static IReadOnlyList<string> OfRoot { get; } =
    [
        ApiKeySource, BinaryMediaTypes, Documentation, EndpointConfiguration, GatewayResponses, MinimumCompressionSize, Policy, RequestValidator,
        RequestValidators, Prefix + "importexport-version",
    ];
}
