using Fractus.Kernel.Contracts;

namespace Fractus.CloudWatch.Contract;

/// <summary>
/// Metrics are no resources, but a policy may say into which namespaces values may be put. Source: "Condition keys to limit access to
/// CloudWatch namespaces" in the User Guide.
/// </summary>
public sealed partial record PutMetricDataInput
{
    public IEnumerable<Permission> Permissions(ResourceScope scope) =>
    [
        new Permission(
            "cloudwatch:PutMetricData", "*", new Dictionary<string, IReadOnlyList<string>> { ["cloudwatch:namespace"] = [Namespace ?? ""] }),
    ];
}
