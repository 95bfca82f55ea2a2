using System.Text.RegularExpressions;
using Fractus.ApiGateway.Contract.V2;
using Fractus.ApiGateway.Rules.V2;
using Fractus.ApiGateway.Storage.Domains;

namespace Fractus.ApiGateway.Rules.Domains;

/// <summary>
/// What a routing rule may be: one action, at most two header conditions and one base path condition, as the developer guide says
/// (Routing rules to connect API stages to a custom domain name). Its refusals are in words of our own.
/// </summary>
internal static partial class RoutingRules
{
    private const int MostHeaderConditions = 2;

    /// <exception cref="Contract.BadRequestException">It is no rule.</exception>
    public static RuleRecord Record(
        string id, string domain, int priority, IReadOnlyList<RoutingRuleCondition> conditions, IReadOnlyList<RoutingRuleAction> actions)
    {
        if (actions is not [{ InvokeApi: var target }])
        {
            throw Refusal.BadRequest("A routing rule must have exactly one action");
        }

        if (conditions.Count(c => c.MatchHeaders is not null) > MostHeaderConditions)
        {
            throw Refusal.BadRequest("A routing rule can have at most two matchHeaders conditions");
        }

        if (conditions.Count(c => c.MatchBasePaths is not null) > 1)
        {
            throw Refusal.BadRequest("A routing rule can have at most one matchBasePaths condition");
        }

        return new RuleRecord(id, domain, priority, [.. conditions.Select(Condition)], target.ApiId, target.Stage, target.StripBasePath ?? false);
    }

    public static RoutingRuleCondition Shown(RuleCondition condition) => new()
    {
        MatchBasePaths = condition.BasePaths is { } paths ? new RoutingRuleMatchBasePaths { AnyOf = paths } : null,
        MatchHeaders = condition.Headers is { } headers
            ? new RoutingRuleMatchHeaders { AnyOf = [.. headers.Select(h => new RoutingRuleMatchHeaderValue { Header = h.Header, ValueGlob = h.ValueGlob })] }
            : null,
    };

    private static RuleCondition Condition(RoutingRuleCondition condition)
    {
        if (condition.MatchBasePaths is null && condition.MatchHeaders is null)
        {
            throw Refusal.BadRequest("A condition must have matchBasePaths or matchHeaders");
        }

        if (condition.MatchBasePaths is { AnyOf.Count: 0 } || condition.MatchHeaders is { AnyOf.Count: 0 })
        {
            throw Refusal.BadRequest("anyOf must not be empty");
        }

        foreach (var path in condition.MatchBasePaths?.AnyOf ?? [])
        {
            if (path.Length == 0 || DomainRules.Key(path, isOnePart: false).Length == 0)
            {
                throw Refusal.BadRequest($"Invalid base path in matchBasePaths: {path}");
            }
        }

        return new RuleCondition(
            condition.MatchBasePaths?.AnyOf, condition.MatchHeaders is { } headers ? [.. headers.AnyOf.Select(Header)] : null);
    }

    private static HeaderGlob Header(RoutingRuleMatchHeaderValue given)
    {
        if (!HeaderName().IsMatch(given.Header))
        {
            throw Refusal.BadRequest($"Invalid header in matchHeaders: {given.Header}");
        }

        // A wildcard is for a prefix, a suffix, or what is between.
        if (!Glob().IsMatch(given.ValueGlob) || (given.ValueGlob.Length > 2 && given.ValueGlob.AsSpan()[1..^1].Contains('*')))
        {
            throw Refusal.BadRequest($"Invalid valueGlob in matchHeaders: {given.ValueGlob}");
        }

        return new HeaderGlob(given.Header, given.ValueGlob);
    }

    // Less than 40 and less than 128 characters, says the reference.
    [GeneratedRegex(@"\A[A-Za-z0-9*?\-!#$%&'.^_`|~]{1,39}\z", RegexOptions.CultureInvariant)]
    private static partial Regex HeaderName();

    [GeneratedRegex(@"\A[A-Za-z0-9*?\-!#$%&'.^_`|~]{1,127}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Glob();
}
