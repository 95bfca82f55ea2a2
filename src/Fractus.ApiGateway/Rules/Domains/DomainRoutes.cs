using Fractus.ApiGateway.Storage.Domains;
using Fractus.Kernel.DataPlane;

namespace Fractus.ApiGateway.Rules.Domains;

/// <summary>Where the requests to one custom domain name lead, as its routing mode says. Immutable.</summary>
internal sealed class DomainRoutes
{
    private readonly RuleRecord[] _rules;
    private readonly MappingRecord[] _mappings;

    public DomainRoutes(DomainRecord domain, IEnumerable<RuleRecord> rules, IEnumerable<MappingRecord> mappings)
    {
        // Rules by their priority, mappings with the longest path first: it is the most specific.
        _rules = domain.AsksRules ? [.. rules.OrderBy(r => r.Priority)] : [];
        _mappings = domain.AsksMappings ? [.. mappings.OrderByDescending(m => m.Key.Length)] : [];
    }

    /// <summary>The first rule whose conditions are all met, else the mapping with the longest path.</summary>
    /// <returns>Null where none takes the request.</returns>
    public MappedTarget? Find(DataPlaneRequest request)
    {
        foreach (var rule in _rules)
        {
            if (Take(rule, request) is { } target)
            {
                return target;
            }
        }

        foreach (var mapping in _mappings)
        {
            if (Take(mapping, request.Path) is { } target)
            {
                return target;
            }
        }

        return null;
    }

    private static MappedTarget? Take(RuleRecord rule, DataPlaneRequest request)
    {
        var basePath = "";
        foreach (var condition in rule.Conditions)
        {
            if (condition.Headers is { } globs && !AnyHeader(globs, request.Headers))
            {
                return null;
            }

            if (condition.BasePaths is { } paths)
            {
                basePath = Longest(paths, request.Path);
                if (basePath.Length == 0)
                {
                    return null;
                }
            }
        }

        return rule.StripBasePath && basePath.Length > 0
            ? new MappedTarget(rule.ApiId, rule.Stage, request.Path[(basePath.Length + 1)..], basePath)
            : new MappedTarget(rule.ApiId, rule.Stage, request.Path, "");
    }

    private static MappedTarget? Take(MappingRecord mapping, string path)
    {
        if (mapping.Key.Length > 0 && !IsBelow(path, mapping.Key))
        {
            return null;
        }

        var rest = mapping.Key.Length == 0 ? path : path[(mapping.Key.Length + 1)..];
        if (mapping.Stage is { } stage)
        {
            return new MappedTarget(mapping.ApiId, stage, rest, mapping.Key);
        }

        // The next part of the path is the stage.
        var trimmed = rest.TrimStart('/');
        var slash = trimmed.IndexOf('/', StringComparison.Ordinal);
        return slash < 0
            ? new MappedTarget(mapping.ApiId, trimmed, "", mapping.Key)
            : new MappedTarget(mapping.ApiId, trimmed[..slash], trimmed[slash..], mapping.Key);
    }

    private static string Longest(IReadOnlyList<string> basePaths, string path)
    {
        var longest = "";
        foreach (var basePath in basePaths)
        {
            if (basePath.Length > longest.Length && IsBelow(path, basePath))
            {
                longest = basePath;
            }
        }

        return longest;
    }

    // Whole parts of a path: /shop takes /shop and /shop/1 and not /shopping.
    private static bool IsBelow(string path, string basePath)
    {
        var length = basePath.Length + 1;
        return path.Length >= length && path.AsSpan(1, basePath.Length).SequenceEqual(basePath) && (path.Length == length || path[length] == '/');
    }

    private static bool AnyHeader(IReadOnlyList<HeaderGlob> globs, IReadOnlyList<KeyValuePair<string, string>> headers)
    {
        foreach (var (name, value) in headers)
        {
            foreach (var glob in globs)
            {
                if (string.Equals(glob.Header, name, StringComparison.OrdinalIgnoreCase) && IsMatch(glob.ValueGlob, value))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsMatch(string glob, string value)
    {
        var isOpenBefore = glob.StartsWith('*');
        var isOpenAfter = glob.Length > 1 && glob.EndsWith('*');
        var text = glob.AsSpan(isOpenBefore ? 1 : 0);
        text = isOpenAfter ? text[..^1] : text;
        return (isOpenBefore, isOpenAfter) switch
        {
            (true, true) => value.AsSpan().Contains(text, StringComparison.Ordinal),
            (true, false) => value.AsSpan().EndsWith(text, StringComparison.Ordinal),
            (false, true) => value.AsSpan().StartsWith(text, StringComparison.Ordinal),
            _ => text.SequenceEqual(value),
        };
    }
}
