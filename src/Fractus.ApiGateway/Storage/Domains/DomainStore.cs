using Fractus.ApiGateway.Contract;
using Fractus.Kernel;
using Fractus.Store;

namespace Fractus.ApiGateway.Storage.Domains;

/// <summary>Keeps domain names, which are unique in the whole cloud, and their mappings and rules.</summary>
internal static class DomainStore
{
    private static readonly Subspace s_domains = Keys.Root.Within("domain");
    private static readonly Subspace s_mappings = Keys.Root.Within("mapping");
    private static readonly Subspace s_rules = Keys.Root.Within("routingrule");

    /// <summary>Where a change of any domain, mapping or rule shows.</summary>
    public static KeyRange Domains => s_domains.Range();

    public static KeyRange Mappings => s_mappings.Range();

    public static KeyRange Rules => s_rules.Range();

    public static DomainRecord? Find(IReadTransaction reader, string name) =>
        reader.TryGet(s_domains.Key(name), out var value) ? Records.Read(value, DomainJson.Default.DomainRecord) : null;

    /// <exception cref="NotFoundException">The caller has no such domain.</exception>
    public static DomainRecord Get(IReadTransaction reader, Caller caller, string name) =>
        Find(reader, name.ToLowerInvariant()) is { } domain && domain.Owner == new ApiOwner(caller.Account, caller.Region)
            ? domain
            : throw new NotFoundException("The domain name resource specified in the request was not found.");

    public static IEnumerable<DomainRecord> All(IReadTransaction reader) =>
        reader.Range(Domains).Select(pair => Records.Read(pair.Value, DomainJson.Default.DomainRecord));

    public static IEnumerable<DomainRecord> All(IReadTransaction reader, Caller caller) =>
        All(reader).Where(d => d.Owner == new ApiOwner(caller.Account, caller.Region));

    public static IEnumerable<MappingRecord> AllMappings(IReadTransaction reader) =>
        reader.Range(Mappings).Select(pair => Records.Read(pair.Value, DomainJson.Default.MappingRecord));

    public static IEnumerable<MappingRecord> AllMappings(IReadTransaction reader, string domain) =>
        reader.Range(s_mappings.Range(domain)).Select(pair => Records.Read(pair.Value, DomainJson.Default.MappingRecord));

    public static RuleRecord? FindRule(IReadTransaction reader, string domain, string id) =>
        reader.TryGet(s_rules.Key(domain, id), out var value) ? Records.Read(value, DomainJson.Default.RuleRecord) : null;

    public static IEnumerable<RuleRecord> AllRules(IReadTransaction reader) =>
        reader.Range(Rules).Select(pair => Records.Read(pair.Value, DomainJson.Default.RuleRecord));

    public static IEnumerable<RuleRecord> AllRules(IReadTransaction reader, string domain) =>
        reader.Range(s_rules.Range(domain)).Select(pair => Records.Read(pair.Value, DomainJson.Default.RuleRecord));

    public static DomainRecord Put(ITransaction transaction, DomainRecord domain)
    {
        transaction.Set(s_domains.Key(domain.Name), Records.Write(domain, DomainJson.Default.DomainRecord));
        return domain;
    }

    public static MappingRecord Put(ITransaction transaction, MappingRecord mapping)
    {
        transaction.Set(s_mappings.Key(mapping.Domain, mapping.Id), Records.Write(mapping, DomainJson.Default.MappingRecord));
        return mapping;
    }

    public static RuleRecord Put(ITransaction transaction, RuleRecord rule)
    {
        transaction.Set(s_rules.Key(rule.Domain, rule.Id), Records.Write(rule, DomainJson.Default.RuleRecord));
        return rule;
    }

    public static void Remove(ITransaction transaction, RuleRecord rule) => transaction.Clear(s_rules.Key(rule.Domain, rule.Id));

    public static void Remove(ITransaction transaction, MappingRecord mapping) => transaction.Clear(s_mappings.Key(mapping.Domain, mapping.Id));

    /// <summary>The domain with its mappings and rules.</summary>
    public static void Remove(ITransaction transaction, DomainRecord domain)
    {
        transaction.Clear(s_domains.Key(domain.Name));
        transaction.ClearRange(s_mappings.Range(domain.Name));
        transaction.ClearRange(s_rules.Range(domain.Name));
    }
}
