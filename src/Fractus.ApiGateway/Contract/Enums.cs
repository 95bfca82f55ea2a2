namespace Fractus.ApiGateway.Contract;

public static class ApiKeySourceType
{
    public const string Header = "HEADER";
    public const string Authorizer = "AUTHORIZER";
}

public static class ApiKeysFormat
{
    public const string Csv = "csv";
}

public static class AuthorizerType
{
    public const string Token = "TOKEN";
    public const string Request = "REQUEST";
    public const string CognitoUserPools = "COGNITO_USER_POOLS";
}

public static class CacheClusterSize
{
    public const string Value05 = "0.5";
    public const string Value16 = "1.6";
    public const string Value61 = "6.1";
    public const string Value135 = "13.5";
    public const string Value284 = "28.4";
    public const string Value582 = "58.2";
    public const string Value118 = "118";
    public const string Value237 = "237";
}

public static class CacheClusterStatus
{
    public const string CreateInProgress = "CREATE_IN_PROGRESS";
    public const string Available = "AVAILABLE";
    public const string DeleteInProgress = "DELETE_IN_PROGRESS";
    public const string NotAvailable = "NOT_AVAILABLE";
    public const string FlushInProgress = "FLUSH_IN_PROGRESS";
}

public static class ConnectionType
{
    public const string Internet = "INTERNET";
    public const string VpcLink = "VPC_LINK";
}

public static class ContentHandlingStrategy
{
    public const string ConvertToBinary = "CONVERT_TO_BINARY";
    public const string ConvertToText = "CONVERT_TO_TEXT";
}

public static class EndpointType
{
    public const string Private = "PRIVATE";
    public const string Edge = "EDGE";
    public const string Regional = "REGIONAL";
}

public static class GatewayResponseType
{
    public const string RequestTooLarge = "REQUEST_TOO_LARGE";
    public const string ResourceNotFound = "RESOURCE_NOT_FOUND";
    public const string AuthorizerConfigurationError = "AUTHORIZER_CONFIGURATION_ERROR";
    public const string MissingAuthenticationToken = "MISSING_AUTHENTICATION_TOKEN";
    public const string BadRequestBody = "BAD_REQUEST_BODY";
    public const string InvalidSignature = "INVALID_SIGNATURE";
    public const string InvalidApiKey = "INVALID_API_KEY";
    public const string BadRequestParameters = "BAD_REQUEST_PARAMETERS";
    public const string AuthorizerFailure = "AUTHORIZER_FAILURE";
    public const string Unauthorized = "UNAUTHORIZED";
    public const string IntegrationTimeout = "INTEGRATION_TIMEOUT";
    public const string AccessDenied = "ACCESS_DENIED";
    public const string Default4xx = "DEFAULT_4XX";
    public const string Default5xx = "DEFAULT_5XX";
    public const string WafFiltered = "WAF_FILTERED";
    public const string QuotaExceeded = "QUOTA_EXCEEDED";
    public const string Throttled = "THROTTLED";
    public const string ApiConfigurationError = "API_CONFIGURATION_ERROR";
    public const string UnsupportedMediaType = "UNSUPPORTED_MEDIA_TYPE";
    public const string IntegrationFailure = "INTEGRATION_FAILURE";
    public const string ExpiredToken = "EXPIRED_TOKEN";
}

public static class IntegrationType
{
    public const string Http = "HTTP";
    public const string Mock = "MOCK";
    public const string AwsProxy = "AWS_PROXY";
    public const string HttpProxy = "HTTP_PROXY";
    public const string Aws = "AWS";
}

public static class IpAddressType
{
    public const string Ipv4 = "ipv4";
    public const string Dualstack = "dualstack";
}

public static class Op
{
    public const string Add = "add";
    public const string Remove = "remove";
    public const string Move = "move";
    public const string Test = "test";
    public const string Replace = "replace";
    public const string Copy = "copy";
}

public static class QuotaPeriodType
{
    public const string Day = "DAY";
    public const string Week = "WEEK";
    public const string Month = "MONTH";
}

public static class RoutingMode
{
    public const string BasePathMappingOnly = "BASE_PATH_MAPPING_ONLY";
    public const string RoutingRuleOnly = "ROUTING_RULE_ONLY";
    public const string RoutingRuleThenBasePathMapping = "ROUTING_RULE_THEN_BASE_PATH_MAPPING";
}

public static class SecurityPolicy
{
    public const string Tls10 = "TLS_1_0";
    public const string Tls12 = "TLS_1_2";
}

public static class UnauthorizedCacheControlHeaderStrategy
{
    public const string FailWith403 = "FAIL_WITH_403";
    public const string SucceedWithResponseHeader = "SUCCEED_WITH_RESPONSE_HEADER";
    public const string SucceedWithoutResponseHeader = "SUCCEED_WITHOUT_RESPONSE_HEADER";
}

public static class DocumentationPartType
{
    public const string ResponseBody = "RESPONSE_BODY";
    public const string Response = "RESPONSE";
    public const string Method = "METHOD";
    public const string Model = "MODEL";
    public const string Authorizer = "AUTHORIZER";
    public const string ResponseHeader = "RESPONSE_HEADER";
    public const string Resource = "RESOURCE";
    public const string PathParameter = "PATH_PARAMETER";
    public const string RequestBody = "REQUEST_BODY";
    public const string QueryParameter = "QUERY_PARAMETER";
    public const string Api = "API";
    public const string RequestHeader = "REQUEST_HEADER";
}

public static class LocationStatusType
{
    public const string Documented = "DOCUMENTED";
    public const string Undocumented = "UNDOCUMENTED";
}

public static class PutMode
{
    public const string Merge = "merge";
    public const string Overwrite = "overwrite";
}
