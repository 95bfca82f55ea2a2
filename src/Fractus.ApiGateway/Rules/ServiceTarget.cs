using Fractus.Kernel;

namespace Fractus.ApiGateway.Rules;

/// <summary>
/// What an AWS integration calls of a service other than Lambda: <c>arn:aws:apigateway:{region}:{subdomain.service|service}:{path|action}/{what}</c>.
/// </summary>
/// <param name="Region">The service's region.</param>
/// <param name="Service">The service, by the name of its endpoint.</param>
/// <param name="Action">The operation; null where a path says it.</param>
/// <param name="Path">With its slash, its variables in braces; null where an action is named.</param>
internal sealed record ServiceTarget(string Region, string Service, string? Action, string? Path)
{
    private const string ActionForm = "action/";
    private const string PathForm = "path/";

    /// <summary>With stage variables filled in already.</summary>
    /// <returns>Null where the URI is none of a service.</returns>
    public static ServiceTarget? Parse(string uri)
    {
        if (!Arn.TryParse(uri, out var arn) || arn.Service != "apigateway" || arn.Account.Length == 0)
        {
            return null;
        }

        var service = arn.Account[(arn.Account.LastIndexOf('.') + 1)..];
        return arn.Resource.StartsWith(ActionForm, StringComparison.Ordinal)
            ? Named(arn, service)
            : arn.Resource.StartsWith(PathForm, StringComparison.Ordinal) ? new(arn.Region, service, null, "/" + arn.Resource[PathForm.Length..].TrimStart('/')) : null;
    }

    // Parameters may follow an action: action/GetObject&Bucket={bucket}.
    private static ServiceTarget? Named(Arn arn, string service)
    {
        var action = arn.Resource[ActionForm.Length..];
        return action.Length == 0 || action.Contains('&', StringComparison.Ordinal) ? null : new(arn.Region, service, action, null);
    }
}
