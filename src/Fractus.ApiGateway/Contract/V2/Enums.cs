namespace Fractus.ApiGateway.Contract.V2;

public static class AuthorizationType
{
    public const string None = "NONE";
    public const string AwsIam = "AWS_IAM";
    public const string Custom = "CUSTOM";
    public const string Jwt = "JWT";
}

public static class AuthorizerType
{
    public const string Request = "REQUEST";
    public const string Jwt = "JWT";
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

public static class DomainNameStatus
{
    public const string Available = "AVAILABLE";
    public const string Updating = "UPDATING";
    public const string PendingCertificateReimport = "PENDING_CERTIFICATE_REIMPORT";
    public const string PendingOwnershipVerification = "PENDING_OWNERSHIP_VERIFICATION";
}

public static class EndpointType
{
    public const string Regional = "REGIONAL";
    public const string Edge = "EDGE";
}

public static class IntegrationType
{
    public const string Aws = "AWS";
    public const string Http = "HTTP";
    public const string Mock = "MOCK";
    public const string HttpProxy = "HTTP_PROXY";
    public const string AwsProxy = "AWS_PROXY";
}

public static class IpAddressType
{
    public const string Ipv4 = "ipv4";
    public const string Dualstack = "dualstack";
}

public static class LoggingLevel
{
    public const string Error = "ERROR";
    public const string Info = "INFO";
    public const string Off = "OFF";
}

public static class PassthroughBehavior
{
    public const string WhenNoMatch = "WHEN_NO_MATCH";
    public const string Never = "NEVER";
    public const string WhenNoTemplates = "WHEN_NO_TEMPLATES";
}

public static class ProtocolType
{
    public const string Websocket = "WEBSOCKET";
    public const string Http = "HTTP";
}

public static class RoutingMode
{
    public const string ApiMappingOnly = "API_MAPPING_ONLY";
    public const string RoutingRuleOnly = "ROUTING_RULE_ONLY";
    public const string RoutingRuleThenApiMapping = "ROUTING_RULE_THEN_API_MAPPING";
}

public static class SecurityPolicy
{
    public const string Tls10 = "TLS_1_0";
    public const string Tls12 = "TLS_1_2";
}
