using Amazon.DynamoDBv2.Model;
using Fractus.Testing;
using Xunit;
using static Fractus.Clients.Tests.DynamoDb.TableUser;

namespace Fractus.Clients.Tests.DynamoDb;

/// <summary>
/// A bank: many clients move money between accounts at the same time. Whoever looks, and however, must find the sum that there was at
/// the beginning; a transaction seen in part, done twice or lost changes it.
/// </summary>
public sealed class BankTests(CloudFixture cloud) : IClassFixture<CloudFixture>
{
    private const int Accounts = 20;
    private const int Clients = 16;
    private const int Transfers = 40;
    private const int Opening = 100;

    [Fact]
    public async Task The_sum_never_changes()
    {
        using var user = await CreateAsync(cloud.Url, nameof(The_sum_never_changes));
        await user.WriteAsync([.. Enumerable.Range(0, Accounts).Select(i => user.Put($"{i}", null, ("balance", N(Opening))))]);
        using var stop = new CancellationTokenSource();
        var auditors = Enumerable.Range(0, 2).SelectMany(_ => new[] { ReadUntilAsync(stop, user), ScanUntilAsync(stop, user) }).ToArray();
        var counts = await Task.WhenAll(Enumerable.Range(0, Clients).Select(client => TransferAsync(user, client)));
        await stop.CancelAsync();
        var looks = await Task.WhenAll(auditors);

        Assert.Equal(Accounts * Opening, await SumOfScanAsync(user));
        Assert.All(looks, count => Assert.True(count > 0));
        Assert.InRange(counts.Sum(), Clients * Transfers / 10, Clients * Transfers);
        Assert.DoesNotContain((await user.Client.ScanAsync(new ScanRequest(user.Table))).Items, item => item["balance"].N.StartsWith('-'));
    }

    // Some are refused for want of money; the number of those that were done is returned.
    private static async Task<int> TransferAsync(TableUser user, int client)
    {
        var random = new Random(client);
        var done = 0;
        for (var i = 0; i < Transfers; i++)
        {
            var from = random.Next(Accounts);
            var to = (from + random.Next(1, Accounts)) % Accounts;
            var amount = random.Next(1, 120);
            var request = new TransactWriteItemsRequest
            {
                TransactItems =
                [
                    user.Update($"{from}", "SET balance = balance - :v", amount, "balance >= :v"),
                    user.Update($"{to}", "SET balance = balance + :v", amount),
                ],
                ClientRequestToken = $"{client}-{i}",
            };
            try
            {
                // Every third is sent twice at once, as by a client that lost patience: it must be done once.
                await Task.WhenAll(Enumerable.Range(0, i % 3 == 0 ? 2 : 1).Select(_ => user.Client.TransactWriteItemsAsync(request)));
                done++;
            }
            catch (TransactionCanceledException)
            {
            }
        }

        return done;
    }

    private static async Task<int> ReadUntilAsync(CancellationTokenSource stop, TableUser user)
    {
        var gets = Enumerable.Range(0, Accounts)
            .Select(i => new TransactGetItem { Get = new Get { TableName = user.Table, Key = Key($"{i}") } }).ToList();
        var count = 0;
        for (; !stop.IsCancellationRequested; count++)
        {
            var answer = await user.Client.TransactGetItemsAsync(new TransactGetItemsRequest { TransactItems = gets });
            Assert.Equal(Accounts * Opening, answer.Responses.Sum(response => int.Parse(response.Item["balance"].N)));
        }

        return count;
    }

    // One page is one snapshot.
    private static async Task<int> ScanUntilAsync(CancellationTokenSource stop, TableUser user)
    {
        var count = 0;
        for (; !stop.IsCancellationRequested; count++)
        {
            Assert.Equal(Accounts * Opening, await SumOfScanAsync(user));
        }

        return count;
    }

    private static async Task<int> SumOfScanAsync(TableUser user)
    {
        var answer = await user.Client.ScanAsync(new ScanRequest(user.Table) { ConsistentRead = true });
        Assert.Equal(Accounts, answer.Count);
        return answer.Items.Sum(item => int.Parse(item["balance"].N));
    }
}
