using System.Collections.Frozen;

namespace Fractus.Iam.Rules.Matching;

/// <summary>The <c>Action</c> or <c>NotAction</c> of a statement. Service and action names ignore case; wildcards stay in the action part.</summary>
internal sealed class ActionSet
{
    private readonly bool negated;
    private readonly bool everything;
    private readonly TextPattern[] ofEveryService;
    private readonly FrozenDictionary<string, TextPattern[]>.AlternateLookup<ReadOnlySpan<char>> byService;

    public ActionSet(IEnumerable<string> actions, bool negated)
    {
        this.negated = negated;
        var services = new Dictionary<string, List<TextPattern>>(StringComparer.OrdinalIgnoreCase);
        foreach (var action in actions)
        {
            var colon = action.IndexOf(':', StringComparison.Ordinal);
            everything |= colon < 0 && action == "*";
            var service = colon < 0 ? "" : action[..colon];
            var name = PolicyText.Parse(action[(colon + 1)..], variables: false, wildcards: true).Constant!;
            if (!services.TryGetValue(service, out var patterns))
            {
                services.Add(service, patterns = []);
            }

            patterns.Add(new TextPattern(name, ignoreCase: true));
        }

        ofEveryService = services.TryGetValue("*", out var everyService) ? [.. everyService] : [];
        byService = services
            .ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToArray(), StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>True where the statement covers <paramref name="action"/>, such as <c>dynamodb:PutItem</c>.</summary>
    public bool Covers(string action) => Contains(action) != negated;

    private bool Contains(ReadOnlySpan<char> action)
    {
        if (everything)
        {
            return true;
        }

        var colon = action.IndexOf(':');
        if (colon < 0)
        {
            return false;
        }

        var name = action[(colon + 1)..];
        return (byService.TryGetValue(action[..colon], out var patterns) && AnyMatches(patterns, name)) || AnyMatches(ofEveryService, name);
    }

    private static bool AnyMatches(TextPattern[] patterns, ReadOnlySpan<char> name)
    {
        foreach (var pattern in patterns)
        {
            if (pattern.Matches(name))
            {
                return true;
            }
        }

        return false;
    }
}
