using System.Text.RegularExpressions;
using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules.Values;
using Fractus.ApiGateway.Storage;
using Fractus.Kernel.Identity;

namespace Fractus.ApiGateway.Rules;

/// <summary>The policy on an API. Its resources may be written short, <c>execute-api:/stage/METHOD/path</c>, and are kept in full.</summary>
internal static class ApiPolicy
{
    private const string Short = "execute-api:/";

    private static readonly string[] s_resources = ["Resource", "NotResource"];

    /// <exception cref="BadRequestException">It is no policy.</exception>
    public static RestApi InFull(RestApi api, ApiOwner owner, IAuthorizer authorizer)
    {
        if (string.IsNullOrEmpty(api.Policy))
        {
            return api with { Policy = null };
        }

        if (!JsonValues.TryParse(api.Policy, out var document) || document is not ValueMap policy)
        {
            throw Invalid();
        }

        foreach (var statement in Several(policy.Find("Statement")).OfType<ValueMap>())
        {
            foreach (var name in s_resources.Where(statement.ContainsKey))
            {
                statement[name] = InFull(statement.Find(name), $"arn:aws:execute-api:{owner.Region}:{owner.Account}:{api.Id}/");
            }
        }

        var text = JsonValues.Write(policy);
        return authorizer.FindFault(text) is null ? api with { Policy = text } : throw Invalid();
    }

    /// <summary>The policy with its resources written short again: in a document it is for whatever API is made of that.</summary>
    public static object? InShort(RestApi api) =>
        api.Policy is { } text && JsonValues.TryParse(Regex.Replace(text, $"arn:aws:execute-api:[^:\"]*:[^:\"]*:{Regex.Escape(api.Id!)}/", Short, RegexOptions.CultureInvariant), out var policy)
            ? policy
            : null;

    private static ValueList Several(object? value) => value as ValueList ?? new ValueList([value]);

    private static object? InFull(object? resource, string prefix) => resource switch
    {
        string text when text.StartsWith(Short, StringComparison.Ordinal) => prefix + text[Short.Length..],
        ValueList list => new ValueList(list.Select(item => InFull(item, prefix)), isJson: true),
        _ => resource,
    };

    private static BadRequestException Invalid() =>
        new("Invalid policy document. Please check the policy syntax and ensure that Principals are valid.");
}
