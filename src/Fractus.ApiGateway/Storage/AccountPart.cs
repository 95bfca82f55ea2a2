using System.Text.Json.Serialization.Metadata;
using Fractus.ApiGateway.Contract;
using Fractus.Kernel;
using Fractus.Store;

namespace Fractus.ApiGateway.Storage;

/// <summary>A kind of the things that an account has in a region beside its APIs, each kept under its id.</summary>
/// <param name="name">The kind's name in keys.</param>
/// <param name="type">How one is written.</param>
/// <param name="missing">What is said where there is none.</param>
internal sealed class AccountPart<T>(string name, JsonTypeInfo<T> type, string missing)
    where T : class
{
    private readonly Subspace _parts = Keys.Root.Within("account").Within(name);

    /// <summary>Of every account.</summary>
    public KeyRange Everywhere => _parts.Range();

    public T? Find(IReadTransaction transaction, string account, string region, string id) =>
        transaction.TryGet(_parts.Key(account, region, id), out var value) ? Records.Read(value, type) : null;

    public T? Find(IReadTransaction transaction, Caller caller, string id) => Find(transaction, caller.Account, caller.Region, id);

    /// <exception cref="NotFoundException">There is none.</exception>
    public T Get(IReadTransaction transaction, Caller caller, string id) => Find(transaction, caller, id) ?? throw new NotFoundException(missing);

    /// <summary>In the order of their ids.</summary>
    public List<T> All(IReadTransaction transaction, string account, string region) =>
        [.. transaction.Range(_parts.Range(account, region)).Select(pair => Records.Read(pair.Value, type))];

    public List<T> All(IReadTransaction transaction, Caller caller) => All(transaction, caller.Account, caller.Region);

    public T Put(ITransaction transaction, Caller caller, string id, T part)
    {
        transaction.Set(_parts.Key(caller.Account, caller.Region, id), Records.Write(part, type));
        return part;
    }

    public void Remove(ITransaction transaction, Caller caller, string id) => transaction.Clear(_parts.Key(caller.Account, caller.Region, id));
}

/// <summary>The kinds there are.</summary>
internal static class AccountPart
{
    /// <summary>The id of what an account has one of.</summary>
    public const string Only = "only";

    public static AccountPart<Account> Account { get; } = new("account", Records.Default.Account, "");

    public static AccountPart<ApiKey> ApiKey { get; } = new("apikey", Records.Default.ApiKey, "Invalid API Key identifier specified");

    public static AccountPart<UsagePlan> UsagePlan { get; } = new("usageplan", Records.Default.UsagePlan, "Invalid Usage Plan ID specified");

    /// <summary>Under <c>plan:key</c>.</summary>
    public static AccountPart<PlanKey> PlanKey { get; } = new("usageplankey", Records.Default.PlanKey, "Invalid Usage Plan Key identifier specified");

    /// <summary>The account's settings, as they are while nobody has changed them.</summary>
    /// <remarks>There is no throttle on accounts: the machine is its owner's, so none is claimed.</remarks>
    public static Account Find(IReadTransaction transaction, string account, string region) =>
        Account.Find(transaction, account, region, Only) ?? new Account { ApiKeyVersion = "4", Features = ["UsagePlans"] };
}

/// <summary>That a key belongs to a plan.</summary>
internal sealed record PlanKey(string PlanId, string KeyId)
{
    public string Id => $"{PlanId}:{KeyId}";
}
