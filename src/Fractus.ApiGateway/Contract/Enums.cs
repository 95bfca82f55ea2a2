namespace Fractus.ApiGateway.Contract;

public static class ApiKeySourceType
{
    public const string Header = "HEADER";
    public const string Authorizer = "AUTHORIZER";
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
    public const string Regional = "REGIONAL";
    public const string Edge = "EDGE";
    public const string Private = "PRIVATE";
}

public static class IntegrationType
{
    public const string Http = "HTTP";
    public const string Aws = "AWS";
    public const string Mock = "MOCK";
    public const string HttpProxy = "HTTP_PROXY";
    public const string AwsProxy = "AWS_PROXY";
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
    public const string Replace = "replace";
    public const string Move = "move";
    public const string Copy = "copy";
    public const string Test = "test";
}

public static class UnauthorizedCacheControlHeaderStrategy
{
    public const string FailWith403 = "FAIL_WITH_403";
    public const string SucceedWithResponseHeader = "SUCCEED_WITH_RESPONSE_HEADER";
    public const string SucceedWithoutResponseHeader = "SUCCEED_WITHOUT_RESPONSE_HEADER";
}
