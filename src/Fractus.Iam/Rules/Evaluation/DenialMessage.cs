using Fractus.Kernel;

namespace Fractus.Iam.Rules.Evaluation;

/// <summary>The text of an access-denied error, in the service's words.</summary>
/// <remarks>Source: IAM User Guide, "Troubleshoot access denied error messages".</remarks>
public static class DenialMessage
{
    public static string Of(in AccessRequest request, in Decision decision)
    {
        var who = $"User: {request.Principal.Arn} is not authorized to perform: {request.Action}";
        var what = request.Resource.Length == 0 ? who : $"{who} on resource: {Shown(request)}";
        return decision.IsExplicit
            ? $"{what} with an explicit deny in {WithArticle(decision.Layer)}"
            : $"{what} because no {Name(decision.Layer)} allows the {request.Action} action";
    }

    // IAM alone names its entities as "role worker", and its policies as "policy" with the ARN.
    private static string Shown(in AccessRequest request)
    {
        if (!request.Action.StartsWith("iam:", StringComparison.Ordinal)
            || request.Action == "iam:PassRole"
            || !Arn.TryParse(request.Resource, out var arn)
            || arn.Resource.Split('/') is not [var kind, .., { Length: > 0 } name])
        {
            return request.Resource;
        }

        return kind switch
        {
            "user" or "group" or "role" => $"{kind} {name}",
            "policy" => request.Action == "iam:CreatePolicy" ? $"policy {name}" : $"policy {request.Resource}",
            _ => request.Resource,
        };
    }

    private static string WithArticle(PolicyLayer layer) => layer switch
    {
        PolicyLayer.Identity => $"an {Name(layer)}",
        PolicyLayer.Trust => $"the {Name(layer)}",
        _ => $"a {Name(layer)}",
    };

    private static string Name(PolicyLayer layer) => layer switch
    {
        PolicyLayer.Resource => "resource-based policy",
        PolicyLayer.Trust => "role trust policy",
        PolicyLayer.Boundary => "permissions boundary",
        PolicyLayer.Session => "session policy",
        _ => "identity-based policy",
    };
}
