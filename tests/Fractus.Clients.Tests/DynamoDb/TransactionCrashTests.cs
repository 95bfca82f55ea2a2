using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Fractus.Testing;
using Xunit;
using static Fractus.Clients.Tests.DynamoDb.TableUser;

namespace Fractus.Clients.Tests.DynamoDb;

public sealed class TransactionCrashTests
{
    // The client that waits for an answer when the server is killed cannot know. It asks again, and must not pay twice.
    [Fact]
    public async Task A_retry_after_a_kill_does_not_write_twice()
    {
        using var folder = new TemporaryFolder();
        await using var server = await ServerProcess.StartAsync(["--data", folder.Path]);
        using var user = await CreateAsync(server.Url, "accounts");
        var requests = Enumerable.Range(0, 30).Select(i => new TransactWriteItemsRequest
        {
            TransactItems = [user.Update($"{i % 3}", "ADD n :v", 1), user.Update("all", "ADD n :v", 1)],
            ClientRequestToken = $"request {i}",
        }).ToArray();

        var sent = requests.Select(SendAsync).ToArray();
        await Task.WhenAny(sent);
        await server.KillAsync();
        await Task.WhenAll(sent);
        await server.StartAsync();

        foreach (var request in requests)
        {
            await user.Client.TransactWriteItemsAsync(request);
        }

        Assert.Equal("30", (await user.GetAsync("all"))!["n"].N);
        Assert.Equal("10", (await user.GetAsync("1"))!["n"].N);

        async Task SendAsync(TransactWriteItemsRequest request)
        {
            try
            {
                await user.Client.TransactWriteItemsAsync(request);
            }
            catch (Exception lost) when (lost is AmazonServiceException or AmazonClientException or HttpRequestException)
            {
            }
        }
    }
}
