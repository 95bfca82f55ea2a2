using Fractus.Iam.Contract.Sts;
using Fractus.Kernel;

namespace Fractus.Iam.Handlers;

/// <summary>The tags of a session that is to begin: those asked for, and those that the calling session passes on.</summary>
/// <remarks>Source: IAM User Guide, "Pass session tags in AWS STS". Keys ignore case.</remarks>
internal sealed record SessionTags(
    IReadOnlyDictionary<string, string> Requested, IReadOnlyDictionary<string, string> All, IReadOnlyList<string> TransitiveKeys)
{
    private const int MaxTags = 50;

    public static SessionTags Create(AssumeRoleInput input, Principal caller)
    {
        var requested = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var tag in input.Tags ?? [])
        {
            if (!requested.TryAdd(tag.Key, tag.Value))
            {
                throw Invalid("Duplicate tag keys found. Please note that Tag keys are case insensitive.");
            }
        }

        var transitive = new List<string>();
        var all = new Dictionary<string, string>(requested, StringComparer.OrdinalIgnoreCase);
        foreach (var key in caller.TransitiveTagKeys ?? [])
        {
            // A passed-on tag cannot be given another value on the way.
            if (requested.ContainsKey(key))
            {
                throw Invalid("One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.");
            }

            all[key] = caller.SessionTags![key];
            transitive.Add(key);
        }

        foreach (var key in input.TransitiveTagKeys ?? [])
        {
            if (!requested.ContainsKey(key))
            {
                throw Invalid("The specified transitive tag key must be included in the requested tags.");
            }

            transitive.Add(key);
        }

        return all.Count <= MaxTags
            ? new SessionTags(requested, all, [.. transitive.Distinct(StringComparer.OrdinalIgnoreCase)])
            : throw Invalid($"A session can have at most {MaxTags} tags.");
    }

    private static CommonApiException Invalid(string message) => new("InvalidParameterValue", 400, message);
}

/// <summary>The condition keys that AssumeRole adds to a request.</summary>
internal static class AssumeRoleKeys
{
    public static Dictionary<string, IReadOnlyList<string>> Of(AssumeRoleInput input, SessionTags tags)
    {
        var keys = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase)
        {
            ["sts:RoleSessionName"] = [input.RoleSessionName],
        };
        if (input.ExternalId is not null)
        {
            keys["sts:ExternalId"] = [input.ExternalId];
        }

        if (input.SourceIdentity is not null)
        {
            keys["sts:SourceIdentity"] = [input.SourceIdentity];
        }

        if (tags.TransitiveKeys.Count > 0)
        {
            keys["sts:TransitiveTagKeys"] = tags.TransitiveKeys;
        }

        if (tags.Requested.Count > 0)
        {
            keys["aws:TagKeys"] = [.. tags.Requested.Keys];
            foreach (var (key, value) in tags.Requested)
            {
                keys[$"aws:RequestTag/{key}"] = [value];
            }
        }

        return keys;
    }
}
