using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules;
using Fractus.ApiGateway.Rules.Domains;
using Fractus.ApiGateway.Storage;
using Fractus.ApiGateway.Storage.Domains;
using Fractus.Kernel;
using Fractus.Kernel.Shapes;
using Fractus.Store;

namespace Fractus.ApiGateway.Handlers;

public sealed partial class ApiGatewayHandlers
{
    public ValueTask<DomainName> CreateDomainName(CreateDomainNameInput input, Caller caller, CancellationToken cancellation)
    {
        NotSupported.RefuseWhen(input.MutualTlsAuthentication is not null, "mutualTlsAuthentication");
        NotSupported.RefuseWhen(
            (input.CertificateBody ?? input.CertificatePrivateKey ?? input.CertificateChain) is not null, "A certificate of one's own");
        NotSupported.RefuseWhen(input.Policy is not null, "policy of domain names");
        NotSupported.RefuseWhen(input.EndpointAccessMode is not null, "endpointAccessMode");
        RestApiRules.CheckTags(input.Tags);
        var domain = new DomainRecord
        {
            Name = input.DomainName.ToLowerInvariant(),
            Owner = new ApiOwner(caller.Account, caller.Region),
            EndpointType = input.EndpointConfiguration?.Types is [var type] ? type : EndpointType.Edge,
            SecurityPolicy = input.SecurityPolicy ?? SecurityPolicy.Tls12,
            IpAddressType = input.EndpointConfiguration?.IpAddressType ?? IpAddressType.Ipv4,
            CertificateArn = input.RegionalCertificateArn ?? input.CertificateArn,
            CertificateName = input.RegionalCertificateName ?? input.CertificateName,
            OwnershipVerificationCertificateArn = input.OwnershipVerificationCertificateArn,
            RoutingMode = input.RoutingMode is { } mode ? DomainRules.StoredMode(mode) : null,
            CreatedAt = Now(),
            Alias = DomainRules.NewAlias(ids),
            Tags = input.Tags,
        };
        DomainRules.Check(domain);
        return store.TransactAsync(
            transaction => DomainStore.Find(transaction, domain.Name) is null
                ? Shown(DomainStore.Put(transaction, domain))
                : throw new BadRequestException("The domain name you provided already exists."),
            cancellation);
    }

    public ValueTask<DomainName> GetDomainName(GetDomainNameInput input, Caller caller, CancellationToken cancellation)
    {
        using var snapshot = store.OpenSnapshot();
        return ValueTask.FromResult(Shown(Domain(snapshot, caller, input.DomainName, input.DomainNameId)));
    }

    public ValueTask<DomainNames> GetDomainNames(GetDomainNamesInput input, Caller caller, CancellationToken cancellation)
    {
        NotSupported.RefuseWhen(input.ResourceOwner is not (null or "SELF"), "resourceOwner");
        using var snapshot = store.OpenSnapshot();
        var (items, position) = Pages.Take(
            pages, $"domains {caller.Account} {caller.Region}", DomainStore.All(snapshot, caller), d => d.Name, input.Position, input.Limit);
        return ValueTask.FromResult(new DomainNames { Items = items.ConvertAll(Shown), Position = position });
    }

    public ValueTask<DomainName> UpdateDomainName(UpdateDomainNameInput input, Caller caller, CancellationToken cancellation) =>
        store.TransactAsync(
            transaction =>
            {
                var domain = Domain(transaction, caller, input.DomainName, input.DomainNameId);
                foreach (var patch in input.PatchOperations ?? [])
                {
                    domain = DomainRules.Patched(domain, patch);
                }

                DomainRules.Check(domain);
                return Shown(DomainStore.Put(transaction, domain));
            },
            cancellation);

    public ValueTask<Unit> DeleteDomainName(DeleteDomainNameInput input, Caller caller, CancellationToken cancellation) =>
        store.TransactAsync(
            transaction =>
            {
                DomainStore.Remove(transaction, Domain(transaction, caller, input.DomainName, input.DomainNameId));
                return Unit.Value;
            },
            cancellation);

    public ValueTask<BasePathMapping> CreateBasePathMapping(CreateBasePathMappingInput input, Caller caller, CancellationToken cancellation)
    {
        var id = ids.LowerBase36(PartIdLength);
        return store.TransactAsync(
            transaction =>
            {
                var domain = DomainRules.AskingMappings(Domain(transaction, caller, input.DomainName, input.DomainNameId));
                return Put(transaction, caller, new MappingRecord(
                    id, domain.Name, DomainRules.Key(input.BasePath, isOnePart: true), input.RestApiId, string.IsNullOrEmpty(input.Stage) ? null : input.Stage));
            },
            cancellation);
    }

    public ValueTask<BasePathMapping> GetBasePathMapping(GetBasePathMappingInput input, Caller caller, CancellationToken cancellation)
    {
        using var snapshot = store.OpenSnapshot();
        return ValueTask.FromResult(Shown(Mapping(snapshot, caller, input.DomainName, input.DomainNameId, input.BasePath)));
    }

    public ValueTask<BasePathMappings> GetBasePathMappings(GetBasePathMappingsInput input, Caller caller, CancellationToken cancellation)
    {
        using var snapshot = store.OpenSnapshot();
        var domain = Domain(snapshot, caller, input.DomainName, input.DomainNameId);
        var (items, position) = Pages.Take(
            pages,
            "basepaths " + domain.Name,
            DomainStore.AllMappings(snapshot, domain.Name).OrderBy(m => m.Key, StringComparer.Ordinal),
            m => m.Key,
            input.Position,
            input.Limit);
        return ValueTask.FromResult(new BasePathMappings { Items = items.ConvertAll(Shown), Position = position });
    }

    public ValueTask<BasePathMapping> UpdateBasePathMapping(UpdateBasePathMappingInput input, Caller caller, CancellationToken cancellation) =>
        store.TransactAsync(
            transaction =>
            {
                var mapping = Mapping(transaction, caller, input.DomainName, input.DomainNameId, input.BasePath);
                foreach (var patch in input.PatchOperations ?? [])
                {
                    mapping = DomainRules.Patched(mapping, patch);
                }

                return Put(transaction, caller, mapping);
            },
            cancellation);

    public ValueTask<Unit> DeleteBasePathMapping(DeleteBasePathMappingInput input, Caller caller, CancellationToken cancellation) =>
        store.TransactAsync(
            transaction =>
            {
                DomainStore.Remove(transaction, Mapping(transaction, caller, input.DomainName, input.DomainNameId, input.BasePath));
                return Unit.Value;
            },
            cancellation);

    private static DomainRecord Domain(IReadTransaction reader, Caller caller, string name, string? domainNameId)
    {
        // Only private domain names have one.
        NotSupported.RefuseWhen(domainNameId is not null, "domainNameId");
        try
        {
            return DomainStore.Get(reader, caller, name);
        }
        catch (NotFoundException)
        {
            throw new NotFoundException("Invalid domain name identifier specified");
        }
    }

    private static MappingRecord Mapping(IReadTransaction reader, Caller caller, string domainName, string? domainNameId, string basePath)
    {
        var key = basePath == DomainRules.NoPath ? "" : basePath;
        return DomainStore.AllMappings(reader, Domain(reader, caller, domainName, domainNameId).Name).FirstOrDefault(m => m.Key == key)
            ?? throw new NotFoundException("Invalid base path mapping identifier specified");
    }

    private static BasePathMapping Put(ITransaction transaction, Caller caller, MappingRecord mapping)
    {
        var api = new ApiReader(transaction, caller, mapping.ApiId);
        if (!api.IsKnown)
        {
            throw new BadRequestException("Invalid REST API identifier specified");
        }

        if (mapping.Stage is { } stage && api.FindStage(stage) is null)
        {
            throw new BadRequestException("Invalid stage identifier specified");
        }

        if (DomainStore.AllMappings(transaction, mapping.Domain).Any(m => m.Id != mapping.Id && m.Key == mapping.Key))
        {
            throw new ConflictException("Base path already exists for this domain name");
        }

        return Shown(DomainStore.Put(transaction, mapping));
    }

    private static DomainName Shown(DomainRecord domain)
    {
        var isEdge = domain.EndpointType == EndpointType.Edge;
        var host = DomainRules.Host(domain);
        return new DomainName
        {
            DomainNameValue = domain.Name,
            CertificateName = isEdge ? domain.CertificateName : null,
            CertificateArn = isEdge ? domain.CertificateArn : null,
            CertificateUploadDate = domain.CreatedAt,
            RegionalDomainName = isEdge ? null : host,
            RegionalHostedZoneId = isEdge ? null : DomainRules.HostedZone,
            RegionalCertificateName = isEdge ? null : domain.CertificateName,
            RegionalCertificateArn = isEdge ? null : domain.CertificateArn,
            DistributionDomainName = isEdge ? host : null,
            DistributionHostedZoneId = isEdge ? DomainRules.HostedZone : null,
            EndpointConfiguration = new EndpointConfiguration { Types = [domain.EndpointType], IpAddressType = domain.IpAddressType },
            DomainNameStatus = "AVAILABLE",
            SecurityPolicy = domain.SecurityPolicy,
            OwnershipVerificationCertificateArn = domain.OwnershipVerificationCertificateArn,
            RoutingMode = DomainRules.ShownMode(domain),
            Tags = domain.Tags,
        };
    }

    private static BasePathMapping Shown(MappingRecord mapping) =>
        new() { BasePath = mapping.Key.Length == 0 ? DomainRules.NoPath : mapping.Key, RestApiId = mapping.ApiId, Stage = mapping.Stage };
}
