namespace Fractus.Kernel.Contracts;

/// <summary>What generated code needs to name the resources of a request.</summary>
public static class ResourceArn
{
    /// <summary>True where a caller gave a resource's ARN in place of its name, as most operations allow.</summary>
    public static bool IsArn(string? value) => value is not null && value.StartsWith("arn:", StringComparison.Ordinal);
}
