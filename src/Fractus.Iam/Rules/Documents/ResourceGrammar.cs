namespace Fractus.Iam.Rules.Documents;

/// <summary>What IAM asks of the ARN patterns of an identity policy. The texts are the service's, odd as some are.</summary>
internal static class ResourceGrammar
{
    private static readonly string[] IamPaths =
    [
        "user/", "federated-user/", "role/", "group/", "instance-profile/", "mfa/", "server-certificate/", "policy/", "sms-mfa/",
        "saml-provider/", "oidc-provider/", "report/", "access-report/",
    ];

    private static readonly string[] Partitions = ["aws", "aws-cn", "aws-us-gov", "aws-iso", "aws-iso-b", "aws-iso-e", "aws-iso-f", "aws-eusc", "*"];

    /// <returns>IAM's complaint, or null.</returns>
    public static string? Complaint(string resource)
    {
        if (resource == "*")
        {
            return null;
        }

        // arn : partition : service : region : account : resource
        var parts = resource.Split(':', 6);
        if (parts.Length == 1)
        {
            return $"Resource {resource} must be in ARN format or \"*\".";
        }

        if (!Partitions.Contains(parts[1]))
        {
            return PartitionComplaint(parts);
        }

        if (parts.Length == 2)
        {
            return "Resource vendor must be fully qualified and cannot contain regexes.";
        }

        return parts.Length > 3 ? ServiceComplaint(resource, parts) : null;
    }

    /// <summary>True where the older of IAM's two parsers would give up.</summary>
    public static bool FailsLegacyParsing(string resource)
    {
        if (resource == "*")
        {
            return false;
        }

        var parts = resource.Split(':');
        return (parts.Length < 6 && resource.Contains("::", StringComparison.Ordinal)) || (parts.Length > 2 && parts[2].Length == 0);
    }

    private static string PartitionComplaint(string[] parts)
    {
        // Missing parts show as stars, except the service when the text ends in its colon's other side.
        string Part(int index) => index < parts.Length ? parts[index] : "*";
        var service = parts.Length == 3 && parts[2].Length == 0 ? "*" : Part(2);
        return $"Partition \"{parts[1]}\" is not valid for resource \"arn:{parts[1]}:{service}:{Part(3)}:{Part(4)}:{Part(5)}\".";
    }

    private static string? ServiceComplaint(string resource, string[] parts)
    {
        var hasRegion = parts[3].Length > 0;
        var path = parts.Length > 5 ? parts[5] : "";
        return parts[2] switch
        {
            "iam" when hasRegion => $"IAM resource {resource} cannot contain region information.",
            "iam" when path != "*" && !IamPaths.Any(start => path.StartsWith(start, StringComparison.Ordinal)) =>
                $"IAM resource path must either be \"*\" or start with {string.Join(", ", IamPaths)}.",
            "s3" when hasRegion && !path.StartsWith("accesspoint/", StringComparison.Ordinal) =>
                $"Resource {resource} can not contain region information.",
            _ => null,
        };
    }
}
