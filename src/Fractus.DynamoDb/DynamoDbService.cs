using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Maintenance;
using Fractus.DynamoDb.Metrics;
using Fractus.DynamoDb.Rules;
using Fractus.DynamoDb.Rules.Policies;
using Fractus.DynamoDb.Rules.Tables;
using Fractus.DynamoDb.Storage;
using Fractus.DynamoDb.Storage.Backups;
using Fractus.DynamoDb.Storage.Recovery;
using Fractus.DynamoDb.Throttling;
using Fractus.Kernel;
using Fractus.Kernel.Identity;
using Fractus.Kernel.Metrics;
using Fractus.Kernel.Paging;
using Fractus.Store;

namespace Fractus.DynamoDb;

/// <summary>DynamoDB. Each operation stands in a file of its own in Handlers/.</summary>
public sealed partial class DynamoDbService : IDynamoDb, IResourcePolicySource, IConditionKeySource, IAsyncDisposable
{
    private readonly IStore _store;
    private readonly TimeProvider _time;
    private readonly IdGenerator _ids;
    private readonly PageTokens _tokens;
    private readonly IAuthorizer _authorizer;
    private readonly Throttle? _throttle;
    private readonly TableCatalog _catalog;
    private readonly ResourcePolicies _policies;
    private readonly TableStatistics _statistics;
    private readonly TableJobs _jobs;
    private readonly Log _log;
    private readonly Upkeep _upkeep;
    private readonly BackupWriter _backups;
    private readonly DynamoDbMetrics _metrics;

    public DynamoDbService(DynamoDbDependencies dependencies)
    {
        (_store, _time, _ids, _log) = (dependencies.Store, dependencies.Time, dependencies.Ids, dependencies.Log);
        (_tokens, _authorizer) = (dependencies.Tokens, dependencies.Authorizer);
        var blobs = dependencies.Blobs;
        _throttle = dependencies.IsThrottling ? new Throttle(_time) : null;
        var recorder = dependencies.Metrics;
        _metrics = new DynamoDbMetrics(recorder, _time);
        _catalog = new TableCatalog(_store, (table, address) => new TableThroughput(
            table, _throttle?.BucketsOf(table), new TableRecorder(recorder, address.Account, address.Region, table.Name), _time));
        _policies = new ResourcePolicies(_store);
        _statistics = new TableStatistics(_store, _time, _log);
        _jobs = TableJobs.Start(
            _store, _time, _log, [new IndexBackfill(), new ExpiryBackfill(), new BackupRestore(blobs), new HistoryRestore()]);
        _upkeep = new Upkeep(_store, _time, _log, CountExpired);
        _backups = BackupWriter.Start(_store, blobs, _time, _log);
    }

    /// <summary>Where this server is reached, once it listens: what DescribeEndpoints answers.</summary>
    public ServerEndpoint? Endpoint { get; set; }

    /// <summary>What becomes of requests, as CloudWatch is to know it.</summary>
    public IRequestMetrics RequestMetrics => _metrics;

    string IResourcePolicySource.ArnService => "dynamodb";

    string IConditionKeySource.ArnService => "dynamodb";

    /// <inheritdoc/>
    public string? FindPolicy(Arn resource) => _policies.Find(resource);

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> FindConditionKeys(object input, string action, Arn resource)
    {
        var path = resource.Resource.Split('/');
        if (path is not ["table", var name, ..] || _catalog.Find(new TableAddress(resource.Account, resource.Region, name)) is not { } table)
        {
            return new Dictionary<string, IReadOnlyList<string>>();
        }

        var index = path is [_, _, "index", var wanted] ? Array.Find(table.Indexes, each => each.Record.Name == wanted) : null;
        var found = new ConditionKeys(index?.Keys ?? table.Keys);
        var tableArn = $"arn:{resource.Partition}:dynamodb:{resource.Region}:{resource.Account}:table/{name}";
        new ConditionKeyReader(found, action, nameOrArn => nameOrArn == name || nameOrArn == tableArn).Read(input);
        return found.ToDictionary();
    }

    /// <summary>Completes when no backup is being written or removed, for tests.</summary>
    internal Task WhenBackupsIdleAsync() => _backups.WhenIdleAsync();

    public async ValueTask DisposeAsync()
    {
        await _jobs.DisposeAsync();
        await _upkeep.DisposeAsync();
        await _backups.DisposeAsync();
        _catalog.Dispose();
        _policies.Dispose();
        await _statistics.DisposeAsync();
    }

    /// <summary>Applies mutations in one transaction: all or none.</summary>
    /// <param name="prepare">Makes them; called again where a table turns out to have changed.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    private async ValueTask<MutationResult[]> WriteAsync(Func<ItemMutation[]> prepare, CancellationToken cancellation)
    {
        while (true)
        {
            var mutations = prepare();
            ItemStore.Prefetch(_store, mutations);
            var now = _time.GetUtcNow();
            try
            {
                var results = await _store.TransactAsync(
                    transaction => Array.ConvertAll(mutations, mutation => ItemStore.Apply(transaction, mutation, now)), cancellation);
                Array.ForEach(results, Count);
                return results;
            }
            catch (StaleTableException)
            {
                _catalog.Forget();
            }
            catch (ApiException) when (Array.Find(mutations, mutation => mutation.RefusedBytes is not null) is { } refused)
            {
                refused.Table.Throughput?.CountRefusedWrite(refused);
                throw;
            }
        }
    }

    private async ValueTask<MutationResult> WriteAsync(Func<ItemMutation> prepare, CancellationToken cancellation)
    {
        var results = await WriteAsync(() => [prepare()], cancellation);
        return results[0];
    }

    private void Count(MutationResult result)
    {
        result.Table.Throughput?.CountWrite(result);
        var items = (result.New is null ? 0 : 1) - (result.Old is null ? 0 : 1);
        _statistics.Add(result.Table, KeySpace.TableItself, items, result.NewSize - result.OldSize);
        foreach (var change in result.IndexChanges ?? [])
        {
            var entries = (change.NewSize is null ? 0 : 1) - (change.OldSize is null ? 0 : 1);
            _statistics.Add(result.Table, change.Index.Record.Number, entries, (change.NewSize ?? 0) - (change.OldSize ?? 0));
        }
    }

    private void CountExpired(MutationResult result)
    {
        Count(result);
        _metrics.ItemExpired(result.Table);
    }

    private static void AddTo(CapacityUse use, MutationResult result)
    {
        use.AddTable(CapacityUse.WriteUnits(Math.Max(result.OldSize, result.NewSize)));
        foreach (var change in result.IndexChanges ?? [])
        {
            use.AddIndex(change.Index.Record.Number, change.Units);
        }
    }

    private static ConsumedCapacity? Consumed(MutationResult result, string? wanted)
    {
        if (wanted is null)
        {
            return null;
        }

        var use = new CapacityUse(result.Table);
        AddTo(use, result);
        return use.Report(wanted);
    }

    private TableDescription Describe(Table table)
    {
        using var snapshot = _store.OpenSnapshot();
        return TableDescriber.Describe(table, _time.GetUtcNow(), index => _statistics.Read(snapshot, table, index));
    }
}
