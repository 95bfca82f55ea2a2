using Fractus.Kernel;
using Fractus.Kernel.Shapes;
using Fractus.Lambda.Contract;
using Fractus.Lambda.Rules;
using Fractus.Lambda.Storage;
using Fractus.Store;

namespace Fractus.Lambda;

public sealed partial class LambdaService
{
    /// <inheritdoc/>
    public async ValueTask<AliasConfiguration> CreateAlias(CreateAliasInput input, Caller caller, CancellationToken cancellation)
    {
        var id = FunctionLocator.Resolve(input.FunctionName, null, caller).Id;
        var alias = new AliasRecord
        {
            Name = input.Name,
            FunctionVersion = input.FunctionVersion,
            Description = input.Description ?? "",
            Additional = AliasRouting.Read(input.RoutingConfig),
            RevisionId = _ids.Uuid(),
        };
        return await _store.TransactAsync(
            transaction =>
            {
                RequireVersion(transaction, id, alias.FunctionVersion);
                if (transaction.TryGet(FunctionKeys.Alias(id, alias.Name), out _))
                {
                    throw new ResourceConflictException($"Alias already exists: {id.Arn()}:{alias.Name}");
                }

                return Write(transaction, id, alias);
            },
            cancellation);
    }

    /// <inheritdoc/>
    public ValueTask<AliasConfiguration> GetAlias(GetAliasInput input, Caller caller, CancellationToken cancellation)
    {
        var id = FunctionLocator.Resolve(input.FunctionName, null, caller).Id;
        using var snapshot = _store.OpenSnapshot();
        Latest(snapshot, id);
        return new(Describe(id, FindAlias(snapshot, id, input.Name) ?? throw LambdaErrors.NoAlias($"{id.Arn()}:{input.Name}")));
    }

    /// <inheritdoc/>
    public async ValueTask<AliasConfiguration> UpdateAlias(UpdateAliasInput input, Caller caller, CancellationToken cancellation)
    {
        var id = FunctionLocator.Resolve(input.FunctionName, null, caller).Id;
        var additional = AliasRouting.Read(input.RoutingConfig);
        var revisionId = _ids.Uuid();
        return await _store.TransactAsync(
            transaction =>
            {
                Latest(transaction, id);
                var present = FindAlias(transaction, id, input.Name)
                    ?? throw new ResourceNotFoundException($"Alias not found: {id.Arn()}:{input.Name}");
                LambdaErrors.CheckRevision(input.RevisionId, present.RevisionId);
                if (input.FunctionVersion is { } version)
                {
                    RequireVersion(transaction, id, version);
                }

                return Write(transaction, id, present with
                {
                    FunctionVersion = input.FunctionVersion ?? present.FunctionVersion,
                    Description = input.Description ?? present.Description,
                    Additional = input.RoutingConfig is null ? present.Additional : additional,
                    RevisionId = revisionId,
                });
            },
            cancellation);
    }

    /// <inheritdoc/>
    public async ValueTask<Unit> DeleteAlias(DeleteAliasInput input, Caller caller, CancellationToken cancellation)
    {
        var id = FunctionLocator.Resolve(input.FunctionName, null, caller).Id;
        return await _store.TransactAsync(
            transaction =>
            {
                Latest(transaction, id);
                transaction.Clear(FunctionKeys.Alias(id, input.Name));
                transaction.Clear(FunctionKeys.Policy(id, input.Name));
                transaction.Clear(FunctionKeys.EventInvoke(id, input.Name));
                transaction.Clear(ProvisionedRecord.Key(id, input.Name));
                return Unit.Value;
            },
            cancellation);
    }

    /// <inheritdoc/>
    public ValueTask<ListAliasesOutput> ListAliases(ListAliasesInput input, Caller caller, CancellationToken cancellation)
    {
        var id = FunctionLocator.Resolve(input.FunctionName, null, caller).Id;
        var scope = $"lambda:ListAliases|{id.Arn()}|{input.FunctionVersion}";
        var range = FunctionKeys.Aliases(id);
        if (OpenMarker(scope, input.Marker) is { } last)
        {
            range = range.StartingAfter(FunctionKeys.Alias(id, last));
        }

        using var snapshot = _store.OpenSnapshot();
        Latest(snapshot, id);
        var found = Aliases(snapshot, range).Where(alias => input.FunctionVersion is null || alias.LeadsTo(input.FunctionVersion));
        var (aliases, next) = Page(found, input.MaxItems, scope, alias => alias.Name);
        return new(new ListAliasesOutput { Aliases = [.. aliases.Select(alias => Describe(id, alias))], NextMarker = next });
    }

    private static IEnumerable<AliasRecord> Aliases(IReadTransaction reader, KeyRange range) =>
        reader.Range(range).Select(pair => AliasRecord.Read(pair.Value));

    private static AliasRecord? FindAlias(IReadTransaction reader, FunctionId id, string name) =>
        reader.TryGet(FunctionKeys.Alias(id, name), out var stored) ? AliasRecord.Read(stored) : null;

    private static void RequireVersion(IReadTransaction reader, FunctionId id, string version)
    {
        if (!Qualifier.IsVersion(version) || !reader.TryGet(FunctionKeys.Version(id, version), out _))
        {
            throw LambdaErrors.NoFunction($"{id.Arn()}:{version}");
        }
    }

    private static AliasConfiguration Write(ITransaction transaction, FunctionId id, AliasRecord alias)
    {
        AliasRouting.Check(alias);
        if (alias.Additional is { } additional)
        {
            RequireVersion(transaction, id, additional.Version);
        }

        var provisioned = ProvisionedRecord.In(transaction, ProvisionedRecord.Of(id)).Select(config => config.Scope).ToList();
        if (provisioned.Contains(alias.Name))
        {
            ProvisionedRules.CheckScope(alias, alias.FunctionVersion, [.. provisioned.Where(scope => scope != alias.Name)], Aliases(transaction, FunctionKeys.Aliases(id)));
        }

        transaction.Set(FunctionKeys.Alias(id, alias.Name), alias.ToBytes());
        return Describe(id, alias);
    }

    private static AliasConfiguration Describe(FunctionId id, AliasRecord alias) => new()
    {
        AliasArn = $"{id.Arn()}:{alias.Name}",
        Name = alias.Name,
        FunctionVersion = alias.FunctionVersion,
        Description = alias.Description,
        RoutingConfig = alias.Additional is { } additional
            ? new AliasRoutingConfiguration { AdditionalVersionWeights = new Dictionary<string, double> { [additional.Version] = additional.Share } }
            : null,
        RevisionId = alias.RevisionId,
    };
}
