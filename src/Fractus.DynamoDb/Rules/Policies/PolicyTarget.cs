using Fractus.Kernel;

namespace Fractus.DynamoDb.Rules.Policies;

/// <summary>What a policy is attached to: a table, whose policy is also that of its indexes, or a stream.</summary>
/// <param name="Account">Whose it is.</param>
/// <param name="Region">Where it is.</param>
/// <param name="Table">The table's name.</param>
/// <param name="StreamLabel">The stream's; empty for the table.</param>
internal readonly record struct PolicyTarget(string Account, string Region, string Table, string StreamLabel)
{
    /// <summary>What a request names.</summary>
    /// <exception cref="ApiException">It is neither a table nor a stream of the caller's account and region.</exception>
    public static PolicyTarget Of(string resourceArn, Caller caller)
    {
        if (!resourceArn.StartsWith("arn:", StringComparison.Ordinal))
        {
            throw Invalid.Parameter($"ARNs must start with 'arn:': {resourceArn}");
        }

        if (!Arn.TryParse(resourceArn, out var arn) || arn.Service != "dynamodb" || Of(arn) is not { } target)
        {
            throw Invalid.Parameter($"Provided Arn is not a DynamoDB resource arn: {resourceArn}");
        }

        if (arn.Account != caller.Account)
        {
            throw Invalid.Request("This action is only supported by accounts that match the resource owner’s account.");
        }

        if (arn.Region != caller.Region || arn.Partition != caller.Partition)
        {
            throw Invalid.Parameter($"Invalid resource Arn: {resourceArn}");
        }

        if (arn.Resource.Contains("/index/", StringComparison.Ordinal))
        {
            throw Invalid.Parameter(
                $"Invalid resource arn provided, only table or stream is accepted. Provided resource arn: {resourceArn}");
        }

        return target;
    }

    /// <summary>Whose policy decides about a resource; null where none can.</summary>
    public static PolicyTarget? Of(Arn resource) => resource.Resource.Split('/') switch
    {
        ["table", var table] => new PolicyTarget(resource.Account, resource.Region, table, ""),
        ["table", var table, "index", _] => new PolicyTarget(resource.Account, resource.Region, table, ""),
        ["table", var table, "stream", var label] => new PolicyTarget(resource.Account, resource.Region, table, label),
        _ => null,
    };
}
