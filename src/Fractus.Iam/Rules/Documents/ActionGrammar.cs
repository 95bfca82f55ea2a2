namespace Fractus.Iam.Rules.Documents;

/// <summary>What IAM asks of the names of actions.</summary>
internal static class ActionGrammar
{
    public static void Check(string action)
    {
        if (action == "*")
        {
            return;
        }

        var parts = action.Split(':');
        if (parts.Length == 1)
        {
            throw new MalformedPolicyException("Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.");
        }

        if (parts.Length > 2)
        {
            throw new MalformedPolicyException("Actions/Condition can contain only one colon.");
        }

        var vendor = parts[0];
        if (vendor != "*" && (vendor.Length == 0 || !vendor.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.')))
        {
            throw new MalformedPolicyException($"Vendor {vendor} is not valid");
        }
    }
}
