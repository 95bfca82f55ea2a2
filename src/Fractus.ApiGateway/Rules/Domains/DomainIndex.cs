using System.Collections.Frozen;
using Fractus.ApiGateway.Storage.Domains;
using Fractus.Store;

namespace Fractus.ApiGateway.Rules.Domains;

/// <summary>From a host and a path to an API. Immutable.</summary>
internal sealed class DomainIndex
{
    private readonly FrozenDictionary<string, IReadOnlyList<MappingRecord>> _hosts;
    private readonly IReadOnlyList<(string Suffix, IReadOnlyList<MappingRecord> Mappings)> _wildcards;

    private DomainIndex(
        FrozenDictionary<string, IReadOnlyList<MappingRecord>> hosts, IReadOnlyList<(string Suffix, IReadOnlyList<MappingRecord> Mappings)> wildcards)
    {
        _hosts = hosts;
        _wildcards = wildcards;
    }

    public static DomainIndex Read(IReadTransaction reader)
    {
        // The longest path first: it is the most specific.
        var mappings = DomainStore.AllMappings(reader).OrderByDescending(m => m.Key.Length).ToLookup(m => m.Domain);
        var hosts = new Dictionary<string, IReadOnlyList<MappingRecord>>();
        var wildcards = new List<(string, IReadOnlyList<MappingRecord>)>();
        foreach (var domain in DomainStore.All(reader))
        {
            IReadOnlyList<MappingRecord> own = [.. mappings[domain.Name]];
            hosts[DomainRules.Host(domain)] = own;
            if (domain.Name.StartsWith("*.", StringComparison.Ordinal))
            {
                wildcards.Add((domain.Name[1..], own));
            }
            else
            {
                hosts[domain.Name] = own;
            }
        }

        return new DomainIndex(hosts.ToFrozenDictionary(), wildcards);
    }

    /// <summary>Whether a host is a custom domain name.</summary>
    /// <param name="host">Without port, in lower case.</param>
    public bool Owns(string host) => Mappings(host) is not null;

    /// <summary>Where a request to a custom domain name leads.</summary>
    /// <returns>Null where no mapping takes its path.</returns>
    public MappedTarget? Find(string host, string path)
    {
        foreach (var mapping in Mappings(host) ?? [])
        {
            var length = mapping.Key.Length == 0 ? 0 : mapping.Key.Length + 1;
            if (length > 0 && !(path.Length >= length && path.AsSpan(1, mapping.Key.Length).SequenceEqual(mapping.Key) && (path.Length == length || path[length] == '/')))
            {
                continue;
            }

            var rest = path[length..];
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

        return null;
    }

    private IReadOnlyList<MappingRecord>? Mappings(string host)
    {
        if (_hosts.TryGetValue(host, out var exact))
        {
            return exact;
        }

        foreach (var (suffix, mappings) in _wildcards)
        {
            // A wildcard stands for one label.
            if (host.EndsWith(suffix, StringComparison.Ordinal) && !host[..^suffix.Length].Contains('.', StringComparison.Ordinal))
            {
                return mappings;
            }
        }

        return null;
    }
}

/// <summary>An API, a stage of it, what remains of the path, and the base path that led there, without slashes.</summary>
internal sealed record MappedTarget(string ApiId, string StageName, string Rest, string BasePath);
