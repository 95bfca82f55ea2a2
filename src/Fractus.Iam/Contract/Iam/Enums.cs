namespace Fractus.Iam.Contract;

public static class ContextKeyTypeEnum
{
    public const string String = "string";
    public const string StringList = "stringList";
    public const string Numeric = "numeric";
    public const string NumericList = "numericList";
    public const string Boolean = "boolean";
    public const string BooleanList = "booleanList";
    public const string Ip = "ip";
    public const string IpList = "ipList";
    public const string Binary = "binary";
    public const string BinaryList = "binaryList";
    public const string Date = "date";
    public const string DateList = "dateList";
}

public static class EntityType
{
    public const string User = "User";
    public const string Role = "Role";
    public const string Group = "Group";
    public const string LocalManagedPolicy = "LocalManagedPolicy";
    public const string AWSManagedPolicy = "AWSManagedPolicy";
}

public static class PermissionsBoundaryAttachmentType
{
    public const string PermissionsBoundaryPolicy = "PermissionsBoundaryPolicy";
}

public static class PolicyEvaluationDecisionType
{
    public const string Allowed = "allowed";
    public const string ExplicitDeny = "explicitDeny";
    public const string ImplicitDeny = "implicitDeny";
}

public static class PolicyScopeType
{
    public const string All = "All";
    public const string Aws = "AWS";
    public const string Local = "Local";
}

public static class PolicySourceType
{
    public const string User = "user";
    public const string Group = "group";
    public const string Role = "role";
    public const string Awsmanaged = "aws-managed";
    public const string Usermanaged = "user-managed";
    public const string Resource = "resource";
    public const string None = "none";
}

public static class PolicyUsageType
{
    public const string PermissionsPolicy = "PermissionsPolicy";
    public const string PermissionsBoundary = "PermissionsBoundary";
}

public static class StatusType
{
    public const string Active = "Active";
    public const string Inactive = "Inactive";
}
