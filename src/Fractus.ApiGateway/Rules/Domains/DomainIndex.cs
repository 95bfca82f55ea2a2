using System.Collections.Frozen;
using Fractus.ApiGateway.Storage.Domains;
using Fractus.Kernel.DataPlane;
using Fractus.Store;

namespace Fractus.ApiGateway.Rules.Domains;

/// <summary>From a host and a request to an API. Immutable.</summary>
internal sealed class DomainIndex
{
    private readonly FrozenDictionary<string, DomainRoutes> _hosts;
    private readonly IReadOnlyList<(string Suffix, DomainRoutes Routes)> _wildcards;

    private DomainIndex(FrozenDictionary<string, DomainRoutes> hosts, IReadOnlyList<(string Suffix, DomainRoutes Routes)> wildcards)
    {
        _hosts = hosts;
        _wildcards = wildcards;
    }

    public static DomainIndex Read(IReadTransaction reader)
    {
        var mappings = DomainStore.AllMappings(reader).ToLookup(m => m.Domain);
        var rules = DomainStore.AllRules(reader).ToLookup(r => r.Domain);
        var hosts = new Dictionary<string, DomainRoutes>();
        var wildcards = new List<(string, DomainRoutes)>();
        foreach (var domain in DomainStore.All(reader))
        {
            var own = new DomainRoutes(domain, rules[domain.Name], mappings[domain.Name]);
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
    public bool Owns(string host) => Routes(host) is not null;

    /// <summary>Where a request to a custom domain name leads.</summary>
    /// <returns>Null where neither a rule nor a mapping takes it.</returns>
    public MappedTarget? Find(string host, DataPlaneRequest request) => Routes(host)?.Find(request);

    private DomainRoutes? Routes(string host)
    {
        if (_hosts.TryGetValue(host, out var exact))
        {
            return exact;
        }

        foreach (var (suffix, routes) in _wildcards)
        {
            // A wildcard stands for one label.
            if (host.EndsWith(suffix, StringComparison.Ordinal) && !host[..^suffix.Length].Contains('.', StringComparison.Ordinal))
            {
                return routes;
            }
        }

        return null;
    }
}

/// <summary>An API, a stage of it, what remains of the path, and the base path that led there and is taken off, without slashes.</summary>
internal sealed record MappedTarget(string ApiId, string StageName, string Rest, string BasePath);
