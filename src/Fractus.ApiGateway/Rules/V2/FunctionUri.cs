using Fractus.Kernel;

namespace Fractus.ApiGateway.Rules.V2;

/// <summary>The function of an integration or authorizer: by its own ARN, or by the URI that REST APIs have.</summary>
internal static class FunctionUri
{
    /// <summary>The function's ARN, with its stage variables not yet filled in.</summary>
    /// <exception cref="Contract.BadRequestException">It is neither.</exception>
    public static string Function(string? uri, bool isProxy) =>
        Arn.TryParse(uri, out var arn) && arn.Service == "lambda" && arn.Resource.StartsWith("function:", StringComparison.Ordinal)
            ? uri!
            : IntegrationUri.Function(uri, isProxy);
}
