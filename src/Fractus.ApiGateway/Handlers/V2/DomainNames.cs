using Fractus.ApiGateway.Contract.V2;
using Fractus.ApiGateway.Rules;
using Fractus.ApiGateway.Rules.Domains;
using Fractus.ApiGateway.Rules.V2;
using Fractus.ApiGateway.Storage;
using Fractus.ApiGateway.Storage.Domains;
using Fractus.ApiGateway.Storage.V2;
using Fractus.Kernel;
using Fractus.Kernel.Shapes;
using Fractus.Store;

namespace Fractus.ApiGateway.Handlers.V2;

public sealed partial class ApiGatewayV2Handlers
{
    private const string MappingSelection = "$request.basepath";

    public ValueTask<DomainName> CreateDomainName(CreateDomainNameInput input, Caller caller, CancellationToken cancellation)
    {
        NotSupported.RefuseWhen(input.MutualTlsAuthentication is not null, "mutualTlsAuthentication");
        ApiRules.CheckTags(input.Tags);
        var domain = new DomainRecord
        {
            Name = input.DomainName.ToLowerInvariant(),
            Owner = new ApiOwner(caller.Account, caller.Region),
            EndpointType = EndpointType.Regional,
            SecurityPolicy = SecurityPolicy.Tls12,
            IpAddressType = IpAddressType.Ipv4,
            RoutingMode = input.RoutingMode,
            CreatedAt = Now(),
            Alias = DomainRules.NewAlias(_ids),
            Tags = input.Tags,
        };
        domain = Configured(domain, input.DomainNameConfigurations);
        return _store.TransactAsync(
            transaction =>
            {
                if (DomainStore.Find(transaction, domain.Name) is not null)
                {
                    throw Refusal.Conflict("The domain name you provided already exists.");
                }

                return Shown(DomainStore.Put(transaction, domain));
            },
            cancellation);
    }

    public ValueTask<DomainName> GetDomainName(GetDomainNameInput input, Caller caller, CancellationToken cancellation)
    {
        using var snapshot = _store.OpenSnapshot();
        return ValueTask.FromResult(Shown(DomainStore.Get(snapshot, caller, input.DomainName)));
    }

    public ValueTask<GetDomainNamesOutput> GetDomainNames(GetDomainNamesInput input, Caller caller, CancellationToken cancellation)
    {
        using var snapshot = _store.OpenSnapshot();
        var (items, next) = Page(
            $"v2domains {caller.Account} {caller.Region}", DomainStore.All(snapshot, caller), d => d.Name, input.NextToken, input.MaxResults);
        return ValueTask.FromResult(new GetDomainNamesOutput { Items = items.ConvertAll(Shown), NextToken = next });
    }

    public ValueTask<DomainName> UpdateDomainName(UpdateDomainNameInput input, Caller caller, CancellationToken cancellation)
    {
        NotSupported.RefuseWhen(input.MutualTlsAuthentication is not null, "mutualTlsAuthentication");
        return _store.TransactAsync(
            transaction =>
            {
                var domain = Configured(DomainStore.Get(transaction, caller, input.DomainName), input.DomainNameConfigurations);
                return Shown(DomainStore.Put(transaction, domain with { RoutingMode = input.RoutingMode ?? domain.RoutingMode }));
            },
            cancellation);
    }

    public ValueTask<Unit> DeleteDomainName(DeleteDomainNameInput input, Caller caller, CancellationToken cancellation) =>
        _store.TransactAsync(
            transaction =>
            {
                DomainStore.Remove(transaction, DomainStore.Get(transaction, caller, input.DomainName));
                return Unit.Value;
            },
            cancellation);

    public ValueTask<ApiMapping> CreateApiMapping(CreateApiMappingInput input, Caller caller, CancellationToken cancellation)
    {
        var id = _ids.LowerBase36(DeploymentIdLength);
        return _store.TransactAsync(
            transaction =>
            {
                var domain = DomainRules.AskingMappings(DomainStore.Get(transaction, caller, input.DomainName));
                var mapping = new MappingRecord(id, domain.Name, DomainRules.Key(input.ApiMappingKey, isOnePart: false), input.ApiId, input.Stage);
                return Put(transaction, caller, mapping);
            },
            cancellation);
    }

    public ValueTask<ApiMapping> GetApiMapping(GetApiMappingInput input, Caller caller, CancellationToken cancellation)
    {
        using var snapshot = _store.OpenSnapshot();
        return ValueTask.FromResult(Shown(Mapping(snapshot, caller, input.DomainName, input.ApiMappingId)));
    }

    public ValueTask<GetApiMappingsOutput> GetApiMappings(GetApiMappingsInput input, Caller caller, CancellationToken cancellation)
    {
        using var snapshot = _store.OpenSnapshot();
        var domain = DomainStore.Get(snapshot, caller, input.DomainName);
        var (items, next) = Page(
            "apimappings " + domain.Name, DomainStore.AllMappings(snapshot, domain.Name), m => m.Id, input.NextToken, input.MaxResults);
        return ValueTask.FromResult(new GetApiMappingsOutput { Items = items.ConvertAll(Shown), NextToken = next });
    }

    public ValueTask<ApiMapping> UpdateApiMapping(UpdateApiMappingInput input, Caller caller, CancellationToken cancellation) =>
        _store.TransactAsync(
            transaction =>
            {
                var before = Mapping(transaction, caller, input.DomainName, input.ApiMappingId);
                return Put(transaction, caller, before with
                {
                    ApiId = input.ApiId,
                    Stage = input.Stage ?? before.Stage,
                    Key = input.ApiMappingKey is null ? before.Key : DomainRules.Key(input.ApiMappingKey, isOnePart: false),
                });
            },
            cancellation);

    public ValueTask<Unit> DeleteApiMapping(DeleteApiMappingInput input, Caller caller, CancellationToken cancellation) =>
        _store.TransactAsync(
            transaction =>
            {
                DomainStore.Remove(transaction, Mapping(transaction, caller, input.DomainName, input.ApiMappingId));
                return Unit.Value;
            },
            cancellation);

    private static MappingRecord Mapping(IReadTransaction reader, Caller caller, string domainName, string id) =>
        DomainStore.AllMappings(reader, DomainStore.Get(reader, caller, domainName).Name).FirstOrDefault(m => m.Id == id)
        ?? throw Refusal.NotFound("The api mapping resource specified in the request was not found.");

    private static ApiMapping Put(ITransaction transaction, Caller caller, MappingRecord mapping)
    {
        // REST APIs can be mapped by these operations too.
        var http = new StoredApi(transaction, caller, mapping.ApiId);
        if (http.FindApi() is { } api)
        {
            if (!ApiRules.IsHttp(api) && mapping.Key.Contains('/', StringComparison.Ordinal))
            {
                throw Refusal.BadRequest("API mapping keys of several levels are not supported for WebSocket APIs");
            }

            http.Get(V2Part.Stage, mapping.Stage!);
        }
        else
        {
            new ApiReader(transaction, caller, mapping.ApiId).Api();
            new ApiReader(transaction, caller, mapping.ApiId).Stage(mapping.Stage!);
        }

        if (DomainStore.AllMappings(transaction, mapping.Domain).Any(m => m.Id != mapping.Id && m.Key == mapping.Key))
        {
            throw Refusal.Conflict("ApiMapping key already exists for this domain name");
        }

        return Shown(DomainStore.Put(transaction, mapping));
    }

    // A stage that a domain leads to stays: else its clients would find out.
    private static void RefuseWhenMapped(IReadTransaction reader, string apiId, string? stageName)
    {
        if (DomainStore.AllMappings(reader).Any(m => m.ApiId == apiId && (stageName is null || m.Stage == stageName)))
        {
            throw Refusal.BadRequest(
                stageName is null
                    ? $"Deleting API {apiId} failed. Please remove all base path mappings related to the API in all domain names."
                    : "Active base path mappings pointing to this stage must be moved or deleted");
        }
    }

    private static DomainRecord Configured(DomainRecord domain, IReadOnlyList<DomainNameConfiguration>? configurations)
    {
        if (configurations is { Count: > 1 })
        {
            throw NotSupported.Setting("A domain name with several configurations");
        }

        if (configurations is [var given])
        {
            domain = domain with
            {
                EndpointType = given.EndpointType ?? domain.EndpointType,
                SecurityPolicy = given.SecurityPolicy ?? domain.SecurityPolicy,
                IpAddressType = given.IpAddressType ?? domain.IpAddressType,
                CertificateArn = given.CertificateArn ?? domain.CertificateArn,
                CertificateName = given.CertificateName ?? domain.CertificateName,
                OwnershipVerificationCertificateArn = given.OwnershipVerificationCertificateArn ?? domain.OwnershipVerificationCertificateArn,
            };
        }

        DomainRules.Check(domain);
        return domain;
    }

    private static DomainName Shown(DomainRecord domain) => new()
    {
        ApiMappingSelectionExpression = MappingSelection,
        DomainNameValue = domain.Name,
        DomainNameConfigurations =
        [
            new DomainNameConfiguration
            {
                ApiGatewayDomainName = DomainRules.Host(domain),
                CertificateArn = domain.CertificateArn,
                CertificateName = domain.CertificateName,
                CertificateUploadDate = domain.CreatedAt,
                DomainNameStatus = DomainNameStatus.Available,
                EndpointType = domain.EndpointType,
                HostedZoneId = DomainRules.HostedZone,
                IpAddressType = domain.IpAddressType,
                SecurityPolicy = domain.SecurityPolicy,
                OwnershipVerificationCertificateArn = domain.OwnershipVerificationCertificateArn,
            },
        ],
        RoutingMode = domain.RoutingMode ?? RoutingMode.ApiMappingOnly,
        Tags = domain.Tags,
    };

    private static ApiMapping Shown(MappingRecord mapping) =>
        new() { ApiId = mapping.ApiId, ApiMappingId = mapping.Id, ApiMappingKey = mapping.Key, Stage = mapping.Stage };
}
