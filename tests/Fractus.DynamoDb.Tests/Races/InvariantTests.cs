using System.Globalization;
using Fractus.DynamoDb.Contract;

namespace Fractus.DynamoDb.Tests.Races;

/// <summary>Many clients at once: what each checks before it writes still holds when it has written.</summary>
public sealed class InvariantTests
{
    private const int Clients = 8;
    private const int Rounds = 60;
    private const int Accounts = 5;
    private const int Deposit = 100;

    [Fact]
    public async Task No_increment_is_lost_that_is_made_under_an_optimistic_lock()
    {
        await using var cloud = new Cloud();
        await cloud.CreateTableAsync();
        await cloud.PutAsync("""{"p": {"S": "counter"}, "n": {"N": "0"}}""");
        var lost = 0;
        var readers = 0;
        var allHaveRead = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await AtOnceAsync(async _ =>
        {
            for (var done = 0; done < Rounds;)
            {
                var seen = await NumberAsync(cloud, "counter");

                // At first all see the same, so that all but one must see that they were too late.
                if (Interlocked.Increment(ref readers) == Clients)
                {
                    allHaveRead.SetResult();
                }

                await allHaveRead.Task;
                try
                {
                    await UpdateAsync(cloud, "counter", "SET n = :next", "n = :seen", (":seen", seen), (":next", seen + 1));
                    done++;
                }
                catch (ConditionalCheckFailedException)
                {
                    Interlocked.Increment(ref lost);
                }
            }
        });
        Assert.Equal(Clients * Rounds, await NumberAsync(cloud, "counter"));
        Assert.InRange(lost, Clients - 1, int.MaxValue);
    }

    [Fact]
    public async Task No_increment_is_lost_that_the_service_makes()
    {
        await using var cloud = new Cloud();
        await cloud.CreateTableAsync();
        await AtOnceAsync(async client =>
        {
            for (var round = 0; round < Rounds; round++)
            {
                await UpdateAsync(cloud, "counter", client % 2 == 0 ? "ADD n :one" : "SET n = if_not_exists(n, :zero) + :one", null, client % 2 == 0
                    ? [(":one", 1)]
                    : [(":one", 1), (":zero", 0)]);
            }
        });
        Assert.Equal(Clients * Rounds, await NumberAsync(cloud, "counter"));
    }

    // Of all who would make an item that must not be there, one does.
    [Fact]
    public async Task One_of_many_creates_what_must_not_exist()
    {
        await using var cloud = new Cloud();
        await cloud.CreateTableAsync();
        var created = 0;
        await AtOnceAsync(async client =>
        {
            for (var round = 0; round < Rounds; round++)
            {
                var put = new PutItemInput
                {
                    TableName = "things",
                    Item = Json.Map($$$"""{"p": {"S": "item{{{round}}}"}, "owner": {"N": "{{{client}}}"} }"""),
                    ConditionExpression = "attribute_not_exists(p)",
                };
                try
                {
                    await cloud.Service.PutItem(put, cloud.Caller, default);
                    Interlocked.Increment(ref created);
                }
                catch (ConditionalCheckFailedException)
                {
                    // Another was first.
                }
            }
        });
        Assert.Equal(Rounds, created);
    }

    [Fact]
    public async Task The_sum_of_a_bank_never_changes_for_whoever_looks()
    {
        await using var cloud = new Cloud();
        await cloud.CreateTableAsync();
        for (var account = 0; account < Accounts; account++)
        {
            await cloud.PutAsync($$$"""{"p": {"S": "{{{account}}}"}, "n": {"N": "{{{Deposit}}}"} }""");
        }

        await AtOnceAsync(async client =>
        {
            var random = new Random(client);
            for (var round = 0; round < Rounds; round++)
            {
                if (client % 4 == 0)
                {
                    var balances = client == 0 ? await ReadTransactionAsync(cloud) : await ScanAsync(cloud);
                    Assert.Equal(Accounts * Deposit, balances.Sum());
                    Assert.All(balances, balance => Assert.True(balance >= 0, "An account is overdrawn."));
                    continue;
                }

                var from = random.Next(Accounts);
                await TransferAsync(cloud, from, (from + random.Next(1, Accounts)) % Accounts, random.Next(1, Deposit));
            }
        });
        Assert.Equal(Accounts * Deposit, (await ScanAsync(cloud)).Sum());
    }

    private static Task AtOnceAsync(Func<int, Task> client) => Task.WhenAll(Enumerable.Range(0, Clients).Select(i => Task.Run(() => client(i))));

    private static async Task TransferAsync(Cloud cloud, int from, int to, int amount)
    {
        Update Change(int account, string expression, string? condition) => new()
        {
            TableName = "things",
            Key = Key($"{account}"),
            UpdateExpression = expression,
            ConditionExpression = condition,
            ExpressionAttributeValues = Values((":amount", amount)),
        };
        try
        {
            await cloud.Service.TransactWriteItems(
                new TransactWriteItemsInput
                {
                    TransactItems = [new() { Update = Change(from, "SET n = n - :amount", "n >= :amount") }, new() { Update = Change(to, "SET n = n + :amount", null) }],
                },
                cloud.Caller,
                default);
        }
        catch (TransactionCanceledException)
        {
            // Not enough in the account, or another transfer was in the way: nothing has moved.
        }
    }

    private static async Task<List<int>> ReadTransactionAsync(Cloud cloud)
    {
        var output = await cloud.Service.TransactGetItems(
            new TransactGetItemsInput
            {
                TransactItems = [.. Enumerable.Range(0, Accounts).Select(account => new TransactGetItem { Get = new() { TableName = "things", Key = Key($"{account}") } })],
            },
            cloud.Caller,
            default);
        return [.. output.Responses!.Select(response => Number(response.Item!))];
    }

    private static async Task<List<int>> ScanAsync(Cloud cloud)
    {
        var output = await cloud.Service.Scan(new ScanInput { TableName = "things", ConsistentRead = true }, cloud.Caller, default);
        return [.. output.Items!.Select(Number)];
    }

    private static async Task UpdateAsync(Cloud cloud, string key, string expression, string? condition, params (string, int)[] values) =>
        await cloud.Service.UpdateItem(
            new UpdateItemInput
            {
                TableName = "things",
                Key = Key(key),
                UpdateExpression = expression,
                ConditionExpression = condition,
                ExpressionAttributeValues = Values(values),
            },
            cloud.Caller,
            default);

    private static async Task<int> NumberAsync(Cloud cloud, string key) =>
        Number((await cloud.Service.GetItem(new GetItemInput { TableName = "things", Key = Key(key), ConsistentRead = true }, cloud.Caller, default)).Item!);

    private static AttributeMap Key(string key) => Json.Map($$$"""{"p": {"S": "{{{key}}}"} }""");

    private static AttributeMap Values(params (string Name, int Value)[] values) =>
        AttributeMap.Of([.. values.Select(value => (value.Name, Json.Value($$"""{"N": "{{value.Value}}"}""")))]);

    private static int Number(AttributeMap item) => item.TryGet("n", out var number)
        ? int.Parse(number.Text, CultureInfo.InvariantCulture)
        : throw new ArgumentException("The item has no n.");
}
