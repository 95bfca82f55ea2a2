using System.Text.Json;
using Fractus.Lambda.Tests.Support;
using Fractus.Testing;

namespace Fractus.Lambda.Tests.EventSources;

/// <summary>A function that counts over a minute: its state goes from event to event, and the last one has the sum.</summary>
public sealed class TumblingWindowTests : AsyncTests
{
    private readonly StreamCloud _cloud = new()
    {
        Answer = (_, batch) =>
        {
            var count = batch.GetProperty("state").TryGetProperty("count", out var before) ? before.GetInt32() : 0;
            return StreamCloud.Success($$$"""{"state":{"count":{{{count + batch.GetProperty("Records").GetArrayLength()}}}}}""");
        },
    };

    public override ValueTask DisposeAsync() => _cloud.DisposeAsync();

    [Fact]
    public async Task A_windows_state_goes_on_from_batch_to_batch_and_ends_with_the_window()
    {
        await _cloud.OpenAsync();
        await _cloud.MapAsync(input => input with { TumblingWindowInSeconds = 60, BatchSize = 1 });
        await _cloud.PutAsync("a", "b");
        var first = _cloud.Next();
        Assert.Contains($$""","window":{"start":"2026-01-31T08:00:00Z","end":"2026-01-31T08:01:00Z"},"state":{},"shardId":"shardId-""", first, StringComparison.Ordinal);
        Assert.EndsWith($$""","eventSourceARN":"{{_cloud.StreamArn}}","isFinalInvokeForWindow":false,"isWindowTerminatedEarly":false}""", first, StringComparison.Ordinal);
        Assert.Equal(1, CountIn(_cloud.Next()));
        var last = _cloud.NextLater(TimeSpan.FromSeconds(30));
        Assert.StartsWith("""{"Records":[],"window":""", last, StringComparison.Ordinal);
        Assert.Contains("\"isFinalInvokeForWindow\":true", last, StringComparison.Ordinal);
        Assert.Equal(2, CountIn(last));

        await _cloud.PutAsync("c");
        Assert.Equal(0, CountIn(_cloud.Next()));
    }

    [Fact]
    public async Task Records_of_the_next_window_end_the_one_before()
    {
        await _cloud.OpenAsync();
        await _cloud.PutAsync("a", "b");
        _cloud.Cloud.Time.Advance(TimeSpan.FromSeconds(60));
        await _cloud.PutAsync("c");
        await _cloud.MapAsync(input => input with { TumblingWindowInSeconds = 60 });
        Assert.Equal("a b", _cloud.NextNames());
        Assert.Equal(2, CountIn(_cloud.Next()));
        Assert.Equal("c", _cloud.NextNames());
    }

    [Fact]
    public async Task An_open_windows_state_outlives_a_restart()
    {
        await _cloud.OpenAsync();
        var mapping = await _cloud.MapAsync(input => input with { TumblingWindowInSeconds = 60 });
        await _cloud.PutAsync("a");
        _cloud.Next();
        await StreamCloud.UntilAsync(async () => (await _cloud.GetAsync(mapping.UUID!)).LastProcessingResult == "OK");
        await _cloud.Cloud.RestartAsync();
        Assert.Equal(1, CountIn(_cloud.NextLater(TimeSpan.FromSeconds(30))));
    }

    [Fact]
    public async Task A_state_that_grows_too_large_ends_its_window_early()
    {
        _cloud.Answer = (_, _) => StreamCloud.Success($$$"""{"state":{"text":"{{{new string('x', 1024 * 1024)}}}"}}""");
        await _cloud.OpenAsync();
        await _cloud.MapAsync(input => input with { TumblingWindowInSeconds = 60 });
        await _cloud.PutAsync("a");
        _cloud.Next();
        Assert.Contains("\"isFinalInvokeForWindow\":true,\"isWindowTerminatedEarly\":true", _cloud.Next(), StringComparison.Ordinal);
    }

    private static int CountIn(string text) => JsonDocument.Parse(text).RootElement.GetProperty("state").TryGetProperty("count", out var count) ? count.GetInt32() : 0;
}
