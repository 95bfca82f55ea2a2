using System.Diagnostics.CodeAnalysis;
using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules.Mapping;
using Fractus.ApiGateway.Storage;

namespace Fractus.ApiGateway.Rules;

/// <summary>What a method may be.</summary>
internal static class MethodRules
{
    public const string NoAuthorization = "NONE";
    public const string IamAuthorization = "AWS_IAM";
    public const string CustomAuthorization = "CUSTOM";
    public const string CognitoAuthorization = "COGNITO_USER_POOLS";

    private static readonly string[] s_httpMethods = ["GET", "PUT", "POST", "DELETE", "PATCH", "OPTIONS", "HEAD", "ANY"];

    public static Method Create(PutMethodInput input, ApiParts parts)
    {
        if (!s_httpMethods.Contains(input.HttpMethod))
        {
            throw InvalidHttpMethod();
        }

        var method = new Method
        {
            HttpMethod = input.HttpMethod,
            AuthorizationType = input.AuthorizationType?.ToUpperInvariant(),
            AuthorizerId = input.AuthorizerId,
            ApiKeyRequired = input.ApiKeyRequired ?? false,
            OperationName = input.OperationName,
            RequestParameters = input.RequestParameters,
            RequestModels = input.RequestModels,
            RequestValidatorId = input.RequestValidatorId,
            AuthorizationScopes = input.AuthorizationScopes,
        };
        Check(method, parts);
        return method;
    }

    /// <exception cref="BadRequestException">A setting is not valid, or not built.</exception>
    public static void Check(Method method, ApiParts parts)
    {
        MappingChecks.CheckMethodParameters(method.RequestParameters);
        switch (method.AuthorizationType)
        {
            case NoAuthorization or IamAuthorization:
                break;
            case CustomAuthorization when parts.Authorizers.Any(a => a.Id == method.AuthorizerId && a.Type != AuthorizerType.CognitoUserPools):
                break;
            case CognitoAuthorization when parts.Authorizers.Any(a => a.Id == method.AuthorizerId && a.Type == AuthorizerType.CognitoUserPools):
                break;
            case CustomAuthorization or CognitoAuthorization:
                throw new BadRequestException(
                    "Invalid authorizer ID specified. Setting the authorization type to CUSTOM or COGNITO_USER_POOLS requires a valid authorizer.");
            default:
                throw new BadRequestException("Invalid authorization type specified. Valid options are NONE, AWS_IAM, CUSTOM, COGNITO_USER_POOLS");
        }

        if (method.AuthorizationScopes is { Count: > 0 } && method.AuthorizationType != CognitoAuthorization)
        {
            throw new BadRequestException("Authorization scopes are only supported for the authorization type COGNITO_USER_POOLS");
        }

        if (method.RequestValidatorId is { Length: > 0 } validator && parts.RequestValidators.All(v => v.Id != validator))
        {
            throw new BadRequestException("Invalid Request Validator identifier specified");
        }

        MappingChecks.CheckModels(method.RequestModels, parts.Models);
    }

    public static MethodResponse CreateResponse(PutMethodResponseInput input, IReadOnlyList<Model> models)
    {
        var response = new MethodResponse
        {
            StatusCode = input.StatusCode,
            ResponseParameters = input.ResponseParameters,
            ResponseModels = input.ResponseModels,
        };
        CheckResponse(response, models);
        return response;
    }

    /// <exception cref="BadRequestException">A parameter is not valid, or a model not there.</exception>
    public static void CheckResponse(MethodResponse response, IReadOnlyList<Model> models)
    {
        MappingChecks.CheckResponseParameters(response.ResponseParameters);
        MappingChecks.CheckModels(response.ResponseModels, models);
    }

    public static BadRequestException InvalidHttpMethod() =>
        new($"Invalid HttpMethod specified. Valid options are {string.Join(',', s_httpMethods)}");

    public static bool IsHttpMethod(string method) => s_httpMethods.Contains(method);

    public static bool IsStatusCode([NotNullWhen(true)] string? status) => status is [>= '1' and <= '5', >= '0' and <= '9', >= '0' and <= '9'];
}
