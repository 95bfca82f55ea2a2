namespace Fractus.Lambda.Contract;

public static class ApplicationLogLevel
{
    public const string Trace = "TRACE";
    public const string Debug = "DEBUG";
    public const string Info = "INFO";
    public const string Warn = "WARN";
    public const string Error = "ERROR";
    public const string Fatal = "FATAL";
}

public static class Architecture
{
    public const string X8664 = "x86_64";
    public const string Arm64 = "arm64";
}

public static class EventSourceMappingMetric
{
    public const string EventCount = "EventCount";
}

public static class EventSourcePosition
{
    public const string Latest = "LATEST";
    public const string AtTimestamp = "AT_TIMESTAMP";
    public const string TrimHorizon = "TRIM_HORIZON";
}

public static class FullDocument
{
    public const string UpdateLookup = "UpdateLookup";
    public const string Default = "Default";
}

public static class FunctionResponseType
{
    public const string ReportBatchItemFailures = "ReportBatchItemFailures";
}

public static class FunctionUrlAuthType
{
    public const string None = "NONE";
    public const string AwsIam = "AWS_IAM";
}

public static class FunctionVersion
{
    public const string All = "ALL";
}

public static class InvocationType
{
    public const string Event = "Event";
    public const string RequestResponse = "RequestResponse";
    public const string DryRun = "DryRun";
}

public static class InvokeMode
{
    public const string ResponseStream = "RESPONSE_STREAM";
    public const string Buffered = "BUFFERED";
}

public static class LastUpdateStatus
{
    public const string Successful = "Successful";
    public const string Failed = "Failed";
    public const string InProgress = "InProgress";
}

public static class LastUpdateStatusReasonCode
{
    public const string EniLimitExceeded = "EniLimitExceeded";
    public const string InsufficientRolePermissions = "InsufficientRolePermissions";
    public const string InvalidConfiguration = "InvalidConfiguration";
    public const string InternalError = "InternalError";
    public const string SubnetOutOfIPAddresses = "SubnetOutOfIPAddresses";
    public const string InvalidSubnet = "InvalidSubnet";
    public const string InvalidSecurityGroup = "InvalidSecurityGroup";
    public const string ImageDeleted = "ImageDeleted";
    public const string ImageAccessDenied = "ImageAccessDenied";
    public const string InvalidImage = "InvalidImage";
    public const string KMSKeyAccessDenied = "KMSKeyAccessDenied";
    public const string KMSKeyNotFound = "KMSKeyNotFound";
    public const string InvalidStateKMSKey = "InvalidStateKMSKey";
    public const string DisabledKMSKey = "DisabledKMSKey";
    public const string EFSIOError = "EFSIOError";
    public const string EFSMountConnectivityError = "EFSMountConnectivityError";
    public const string EFSMountFailure = "EFSMountFailure";
    public const string EFSMountTimeout = "EFSMountTimeout";
    public const string InvalidRuntime = "InvalidRuntime";
    public const string InvalidZipFileException = "InvalidZipFileException";
    public const string FunctionError = "FunctionError";
}

public static class LogFormat
{
    public const string Json = "JSON";
    public const string Text = "Text";
}

public static class LogType
{
    public const string None = "None";
    public const string Tail = "Tail";
}

public static class PackageType
{
    public const string Zip = "Zip";
    public const string Image = "Image";
}

public static class ResponseStreamingInvocationType
{
    public const string RequestResponse = "RequestResponse";
    public const string DryRun = "DryRun";
}

public static class RecursiveLoop
{
    public const string Terminate = "Terminate";
    public const string Allow = "Allow";
}

public static class Runtime
{
    public const string Nodejs = "nodejs";
    public const string Nodejs43 = "nodejs4.3";
    public const string Nodejs610 = "nodejs6.10";
    public const string Nodejs810 = "nodejs8.10";
    public const string Nodejs10x = "nodejs10.x";
    public const string Nodejs12x = "nodejs12.x";
    public const string Nodejs14x = "nodejs14.x";
    public const string Nodejs16x = "nodejs16.x";
    public const string Java8 = "java8";
    public const string Java8al2 = "java8.al2";
    public const string Java11 = "java11";
    public const string Python27 = "python2.7";
    public const string Python36 = "python3.6";
    public const string Python37 = "python3.7";
    public const string Python38 = "python3.8";
    public const string Python39 = "python3.9";
    public const string Dotnetcore10 = "dotnetcore1.0";
    public const string Dotnetcore20 = "dotnetcore2.0";
    public const string Dotnetcore21 = "dotnetcore2.1";
    public const string Dotnetcore31 = "dotnetcore3.1";
    public const string Dotnet6 = "dotnet6";
    public const string Dotnet8 = "dotnet8";
    public const string Nodejs43edge = "nodejs4.3-edge";
    public const string Go1x = "go1.x";
    public const string Ruby25 = "ruby2.5";
    public const string Ruby27 = "ruby2.7";
    public const string Provided = "provided";
    public const string Providedal2 = "provided.al2";
    public const string Nodejs18x = "nodejs18.x";
    public const string Python310 = "python3.10";
    public const string Java17 = "java17";
    public const string Ruby32 = "ruby3.2";
    public const string Ruby33 = "ruby3.3";
    public const string Ruby34 = "ruby3.4";
    public const string Python311 = "python3.11";
    public const string Nodejs20x = "nodejs20.x";
    public const string Providedal2023 = "provided.al2023";
    public const string Python312 = "python3.12";
    public const string Java21 = "java21";
    public const string Python313 = "python3.13";
    public const string Nodejs22x = "nodejs22.x";

    // Newer than the public model.
    public const string Nodejs24x = "nodejs24.x";
    public const string Python314 = "python3.14";
    public const string Java25 = "java25";
    public const string Dotnet10 = "dotnet10";
}

public static class SnapStartApplyOn
{
    public const string PublishedVersions = "PublishedVersions";
    public const string None = "None";
}

public static class SnapStartOptimizationStatus
{
    public const string On = "On";
    public const string Off = "Off";
}

public static class SourceAccessType
{
    public const string BasicAuth = "BASIC_AUTH";
    public const string VpcSubnet = "VPC_SUBNET";
    public const string VpcSecurityGroup = "VPC_SECURITY_GROUP";
    public const string SaslScram512Auth = "SASL_SCRAM_512_AUTH";
    public const string SaslScram256Auth = "SASL_SCRAM_256_AUTH";
    public const string VirtualHost = "VIRTUAL_HOST";
    public const string ClientCertificateTlsAuth = "CLIENT_CERTIFICATE_TLS_AUTH";
    public const string ServerRootCaCertificate = "SERVER_ROOT_CA_CERTIFICATE";
}

public static class State
{
    public const string Pending = "Pending";
    public const string Active = "Active";
    public const string Inactive = "Inactive";
    public const string Failed = "Failed";
}

public static class ProvisionedConcurrencyStatus
{
    public const string InProgress = "IN_PROGRESS";
    public const string Ready = "READY";
    public const string Failed = "FAILED";
}

public static class StateReasonCode
{
    public const string Idle = "Idle";
    public const string Creating = "Creating";
    public const string Restoring = "Restoring";
    public const string EniLimitExceeded = "EniLimitExceeded";
    public const string InsufficientRolePermissions = "InsufficientRolePermissions";
    public const string InvalidConfiguration = "InvalidConfiguration";
    public const string InternalError = "InternalError";
    public const string SubnetOutOfIPAddresses = "SubnetOutOfIPAddresses";
    public const string InvalidSubnet = "InvalidSubnet";
    public const string InvalidSecurityGroup = "InvalidSecurityGroup";
    public const string ImageDeleted = "ImageDeleted";
    public const string ImageAccessDenied = "ImageAccessDenied";
    public const string InvalidImage = "InvalidImage";
    public const string KMSKeyAccessDenied = "KMSKeyAccessDenied";
    public const string KMSKeyNotFound = "KMSKeyNotFound";
    public const string InvalidStateKMSKey = "InvalidStateKMSKey";
    public const string DisabledKMSKey = "DisabledKMSKey";
    public const string EFSIOError = "EFSIOError";
    public const string EFSMountConnectivityError = "EFSMountConnectivityError";
    public const string EFSMountFailure = "EFSMountFailure";
    public const string EFSMountTimeout = "EFSMountTimeout";
    public const string InvalidRuntime = "InvalidRuntime";
    public const string InvalidZipFileException = "InvalidZipFileException";
    public const string FunctionError = "FunctionError";
}

public static class SystemLogLevel
{
    public const string Debug = "DEBUG";
    public const string Info = "INFO";
    public const string Warn = "WARN";
}

public static class TracingMode
{
    public const string Active = "Active";
    public const string PassThrough = "PassThrough";
}

public static class UpdateRuntimeOn
{
    public const string Auto = "Auto";
    public const string Manual = "Manual";
    public const string FunctionUpdate = "FunctionUpdate";
}
