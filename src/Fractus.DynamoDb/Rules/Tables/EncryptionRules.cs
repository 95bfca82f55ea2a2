using Fractus.DynamoDb.Contract;

namespace Fractus.DynamoDb.Rules.Tables;

/// <summary>
/// <c>SSESpecification</c>. Whose disk the data lies on decides about encryption at rest here: Fractus writes what it is given, and
/// there is no key service yet. The two kinds of keys that are the provider's own, the default and the managed key
/// (<c>alias/aws/dynamodb</c>), say nothing but that the provider sees to it; the second is recorded and described, so that what a
/// template asks for and what is described agree, and the log says that the disk has to do it. A key of the customer's own is a
/// promise that this cloud cannot keep, and is refused.
/// </summary>
internal static class EncryptionRules
{
    private const string ManagedKey = "alias/aws/dynamodb";

    /// <summary>Whether the managed key is asked for.</summary>
    public static bool Read(SSESpecification? given)
    {
        if (given is null)
        {
            return false;
        }

        if (given is { Enabled: false, SSEType: not null })
        {
            throw Invalid.Parameter("SSEType can not be specified if Enabled is false");
        }

        if (given is { Enabled: false, KMSMasterKeyId: not null })
        {
            throw Invalid.Parameter("KMSMasterKeyId can not be specified if Enabled is false");
        }

        if (given.SSEType == SSEType.Aes256)
        {
            throw Invalid.Parameter("SSEType AES256 is not supported");
        }

        if (given is { KMSMasterKeyId: not null, SSEType: null })
        {
            throw Invalid.Parameter("SSEType KMS is required if KMSMasterKeyId is specified");
        }

        return given.KMSMasterKeyId is null or ManagedKey || given.KMSMasterKeyId.EndsWith($":{ManagedKey}", StringComparison.Ordinal)
            ? given.Enabled == true || given.SSEType is not null
            : throw Invalid.NotBuilt("SSESpecification.KMSMasterKeyId");
    }

    public static bool Change(bool usesManagedKey, SSESpecification given)
    {
        var wanted = Read(given);
        return wanted || usesManagedKey ? wanted : throw Invalid.Parameter("Table is already encrypted by default");
    }

    /// <param name="usesManagedKey">False for the default, which is not described.</param>
    /// <param name="tableArn">Names region and account.</param>
    public static SSEDescription? Describe(bool usesManagedKey, string tableArn) => usesManagedKey && Kernel.Arn.TryParse(tableArn, out var arn)
        ? new SSEDescription
        {
            Status = SSEStatus.Enabled,
            SSEType = SSEType.Kms,
            KMSMasterKeyArn = (arn with { Service = "kms", Resource = ManagedKey }).ToString(),
        }
        : null;
}
