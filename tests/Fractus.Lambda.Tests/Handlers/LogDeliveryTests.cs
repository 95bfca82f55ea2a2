using Fractus.Lambda.Tests.Support;
using Fractus.Runtime;
using Fractus.Testing;

namespace Fractus.Lambda.Tests.Handlers;

public sealed class LogDeliveryTests : AsyncTests
{
    private const string Stream = "2026/01/31/[$LATEST]0";

    private readonly FakeCloud _cloud = new();

    public override ValueTask DisposeAsync() => _cloud.DisposeAsync();

    [Fact]
    public async Task Lines_reach_the_functions_log_group_as_its_role()
    {
        var function = await FunctionAsync();
        _cloud.Environments.Print(function, Stream, "START\n", "hello\n", "END\n");
        Assert.Equal("", await _cloud.LogTextAsync());
        await FlushAsync();
        Assert.Equal("START\nhello\nEND\n", await _cloud.LogTextAsync());

        // A session's name has at least two characters.
        const string Session = "arn:aws:sts::000000000000:assumed-role/worker/f@lambda_function";
        Assert.Equal(
            [$"{Session} PutLogEvents", $"{Session} CreateLogStream", $"{Session} CreateLogGroup", $"{Session} CreateLogStream", $"{Session} PutLogEvents"],
            _cloud.Asked.Where(a => a.StartsWith(Session, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Lines_of_one_stream_keep_their_order_over_many_flushes()
    {
        var function = await FunctionAsync();
        var expected = "";
        for (var i = 0; i < 50; i++)
        {
            _cloud.Environments.Print(function, Stream, $"{i}a\n", $"{i}b\n");
            expected += $"{i}a\n{i}b\n";
            if (i % 10 == 0)
            {
                _cloud.Time.Advance(TimeSpan.FromMilliseconds(100));
            }
        }

        await FlushAsync();
        Assert.Equal(expected, await _cloud.LogTextAsync());
    }

    // Lines of more than a request can carry: 20,000 of them, and two megabytes.
    [Fact]
    public async Task More_lines_than_a_request_can_carry_are_carried_by_several()
    {
        var function = await FunctionAsync();
        _cloud.Environments.Print(function, Stream, [.. Enumerable.Range(0, 20_000).Select(i => $"{i:D100}\n")]);
        await FlushAsync();
        var groups = await _cloud.Logs.DescribeLogGroups(new Logs.Contract.DescribeLogGroupsInput(), _cloud.Caller, default);
        Assert.Equal(20_000 * (101 + 26), groups.LogGroups!.Single().StoredBytes);
    }

    [Theory]
    [InlineData("CreateLogGroup")]
    [InlineData("PutLogEvents")]
    public async Task A_role_without_permission_leaves_no_logs_and_the_function_runs(string denied)
    {
        _cloud.Denied.Add(denied);
        var function = await FunctionAsync();
        _cloud.Environments.Print(function, Stream, "hello\n");
        await FlushAsync();
        Assert.Equal("", await _cloud.LogTextAsync());
        Assert.Equal(200, (await _cloud.InvokeAsync()).StatusCode);
    }

    [Fact]
    public async Task A_stop_stores_what_is_still_on_its_way()
    {
        var function = await FunctionAsync();
        _cloud.Environments.Print(function, Stream, "last words\n");
        await _cloud.RestartAsync();
        Assert.Equal("last words\n", await _cloud.LogTextAsync());
    }

    private async Task<FunctionSpec> FunctionAsync()
    {
        await _cloud.CreateAsync();
        await _cloud.InvokeAsync();
        return _cloud.Environments.Calls[0].Spec;
    }

    // A restart stores everything: the simplest way to wait for it.
    private Task FlushAsync() => _cloud.RestartAsync();
}
