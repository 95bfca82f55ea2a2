namespace Fractus.Iam.Rules.Evaluation;

/// <summary>The text of an access-denied error, in the service's words.</summary>
/// <remarks>Source: IAM User Guide, "Troubleshoot access denied error messages".</remarks>
public static class DenialMessage
{
    public static string Of(in AccessRequest request, in Decision decision)
    {
        var who = $"User: {request.Principal.Arn} is not authorized to perform: {request.Action}";
        var what = request.Resource.Length == 0 ? who : $"{who} on resource: {request.Resource}";
        return decision.IsExplicit
            ? $"{what} with an explicit deny in {WithArticle(decision.Layer)}"
            : $"{what} because no {Name(decision.Layer)} allows the {request.Action} action";
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
