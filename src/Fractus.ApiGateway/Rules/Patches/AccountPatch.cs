using Fractus.ApiGateway.Contract;
using Fractus.Kernel;

namespace Fractus.ApiGateway.Rules.Patches;

/// <summary>UpdateAccount. Source: the patch operations of Account in the API reference.</summary>
internal static class AccountPatch
{
    private const string UsagePlans = "UsagePlans";

    public static Account Apply(Account account, IReadOnlyList<PatchOperation>? operations)
    {
        foreach (var patch in Patch.Of(operations))
        {
            account = patch.Segments switch
            {
                ["cloudwatchRoleArn"] when patch.Op is Op.Replace or Op.Add => account with { CloudwatchRoleArn = Role(patch.Value) },
                ["cloudwatchRoleArn"] when patch.Op == Op.Remove => account with { CloudwatchRoleArn = null },

                // Usage plans are on already, as on every account since they came.
                ["features"] when patch is { Op: Op.Add, Value: UsagePlans } => account,
                _ => throw patch.InvalidPath(),
            };
        }

        return account;
    }

    private static string? Role(string? arn)
    {
        if (string.IsNullOrEmpty(arn))
        {
            return null;
        }

        return Arn.TryParse(arn, out var role) && role.Service == "iam" && role.Resource.StartsWith("role/", StringComparison.Ordinal)
            ? arn
            : throw new BadRequestException("Invalid ARN specified in the request");
    }
}
