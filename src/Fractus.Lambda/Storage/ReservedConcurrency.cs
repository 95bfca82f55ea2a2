using System.Collections.Concurrent;
using Fractus.Lambda.Rules;
using Fractus.Store;

namespace Fractus.Lambda.Storage;

/// <summary>How many of an account's concurrent invocations are reserved or provisioned for single functions; in memory, as every invocation asks.</summary>
/// <remarks>Key: <c>lambda / concurrency / account / region / name</c>, value: the number as a tuple.</remarks>
internal sealed class ReservedConcurrency : IDisposable
{
    private static readonly Subspace s_space = new("lambda", "concurrency");
    private static readonly Subspace s_values = new();

    private readonly IStore _store;
    private readonly IDisposable[] _watches;
    private volatile ConcurrentDictionary<(string Account, string Region), RegionConcurrency> _regions = new();

    public ReservedConcurrency(IStore store)
    {
        _store = store;
        _watches = [store.Watch(s_space.Range(), _ => _regions = new()), store.Watch(ProvisionedRecord.All, _ => _regions = new())];
    }

    public static int? Read(IReadTransaction reader, FunctionId id) => reader.TryGet(Key(id), out var stored) ? Value(stored) : null;

    public static RegionConcurrency Read(IReadTransaction reader, string account, string region) =>
        new(
            reader.Range(s_space.Range(account, region)).ToDictionary(pair => NameOf(pair.Key), pair => Value(pair.Value)),
            ProvisionedRecord.In(reader, ProvisionedRecord.InRegion(account, region))
                .GroupBy(config => config.Id.Name).ToDictionary(configs => configs.Key, configs => configs.ToDictionary(config => config.Scope, config => config.Record.Requested)));

    public static void Write(ITransaction transaction, FunctionId id, int reserved) => transaction.Set(Key(id), s_values.Key(reserved));

    public static void Clear(ITransaction transaction, FunctionId id) => transaction.Clear(Key(id));

    public RegionConcurrency Of(string account, string region)
    {
        // Taken before the snapshot: if a change comes in between, what is read is put where nobody looks any more.
        var regions = _regions;
        if (regions.TryGetValue((account, region), out var known))
        {
            return known;
        }

        using var snapshot = _store.OpenSnapshot();
        return regions.GetOrAdd((account, region), Read(snapshot, account, region));
    }

    public void Dispose()
    {
        foreach (var watch in _watches)
        {
            watch.Dispose();
        }
    }

    private static byte[] Key(FunctionId id) => s_space.Key(id.Account, id.Region, id.Name);

    private static int Value(ReadOnlyMemory<byte> stored) => new TupleReader(stored.Span).ReadInt32();

    private static string NameOf(ReadOnlyMemory<byte> key)
    {
        var reader = s_space.Unpack(key);
        reader.Skip();
        reader.Skip();
        return reader.ReadString();
    }
}

/// <summary>The reservations of an account in a region.</summary>
/// <param name="Reserved">By the functions' names.</param>
/// <param name="Provisioned">By the functions' names and their versions or aliases.</param>
internal sealed record RegionConcurrency(IReadOnlyDictionary<string, int> Reserved, IReadOnlyDictionary<string, Dictionary<string, int>> Provisioned)
{
    /// <summary>What all functions without a reservation have together.</summary>
    public int Unreserved { get; } = LambdaLimits.ConcurrentExecutions - Reserved.Values.Sum();

    /// <summary>Of that, what nobody has provisioned: it is for whoever comes.</summary>
    public int Shared { get; } = LambdaLimits.ConcurrentExecutions - Reserved.Values.Sum()
        - Provisioned.Where(function => !Reserved.ContainsKey(function.Key)).Sum(function => function.Value.Values.Sum());

    /// <summary>What functions have for themselves, by a reservation or without one by what is provisioned for them.</summary>
    public int Allocated => LambdaLimits.ConcurrentExecutions - Shared;

    /// <summary>Of all versions of a function together.</summary>
    public int ProvisionedOf(string functionName) => Provisioned.TryGetValue(functionName, out var scopes) ? scopes.Values.Sum() : 0;

    /// <summary>Of a version, through whichever of its aliases.</summary>
    public int ProvisionedOf(LoadedVersion version)
    {
        if (!Provisioned.TryGetValue(version.Id.Name, out var scopes))
        {
            return 0;
        }

        var provisioned = 0;
        foreach (var (scope, requested) in scopes)
        {
            provisioned += version.IsMeantBy(scope) ? requested : 0;
        }

        return provisioned;
    }

    public int? Of(string functionName) => Reserved.TryGetValue(functionName, out var reserved) ? reserved : null;
}
