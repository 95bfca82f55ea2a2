namespace Fractus.Iam.Rules;

/// <summary>
/// A policy document that IAM would refuse. The message is IAM's own; the service that asked maps it to its declared error
/// (<c>MalformedPolicyDocument</c> in IAM and STS). Parsing throws nothing else.
/// </summary>
public sealed class MalformedPolicyException(string message, Exception? cause = null) : Exception(message, cause)
{
    internal const string SyntaxErrors = "Syntax errors in policy.";
    internal const string LegacyParsing = "The policy failed legacy parsing";

    internal static MalformedPolicyException Syntax(Exception? cause = null) => new(SyntaxErrors, cause);

    internal static MalformedPolicyException Legacy() => new(LegacyParsing);
}
