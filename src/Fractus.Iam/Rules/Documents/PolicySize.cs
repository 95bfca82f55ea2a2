namespace Fractus.Iam.Rules.Documents;

/// <summary>IAM's quotas on the size of policies, in characters that are not white space.</summary>
/// <remarks>Source: IAM User Guide, "IAM and AWS STS quotas", character limits.</remarks>
public static class PolicySize
{
    public const int MaxManaged = 6144;

    /// <summary>All inline policies of one user together.</summary>
    public const int MaxInlineOfUser = 2048;

    /// <summary>All inline policies of one group together.</summary>
    public const int MaxInlineOfGroup = 5120;

    /// <summary>All inline policies of one role together.</summary>
    public const int MaxInlineOfRole = 10_240;

    public const int MaxTrust = 2048;

    public static int Of(ReadOnlySpan<char> text)
    {
        var size = 0;
        foreach (var c in text)
        {
            size += char.IsWhiteSpace(c) ? 0 : 1;
        }

        return size;
    }
}
