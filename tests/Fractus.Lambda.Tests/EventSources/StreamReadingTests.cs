using System.Text.Json;
using Fractus.Lambda.Contract;
using Fractus.Lambda.Tests.Support;
using Fractus.Testing;

namespace Fractus.Lambda.Tests.EventSources;

public sealed class StreamReadingTests : AsyncTests
{
    private readonly StreamCloud _cloud = new();

    public override ValueTask DisposeAsync() => _cloud.DisposeAsync();

    // Functions are written against this form, field by field, so all of it is held to the letter.
    [Fact]
    public async Task An_event_has_the_real_services_form()
    {
        await _cloud.OpenAsync();
        await _cloud.MapAsync();
        await _cloud.PutAsync("a", 5);
        var text = _cloud.Next();
        var record = JsonDocument.Parse(text).RootElement.GetProperty("Records")[0];
        var (id, number) = (record.GetProperty("eventID").GetString(), record.GetProperty("dynamodb").GetProperty("SequenceNumber").GetString());
        Assert.Equal(
            $$$$"""
            {"Records":[{"eventID":"{{{{id}}}}","eventName":"INSERT","eventVersion":"1.1","eventSource":"aws:dynamodb","awsRegion":"us-east-1","dynamodb":{"ApproximateCreationDateTime":1.7698464E9,"Keys":{"p":{"S":"a"}},"NewImage":{"p":{"S":"a"},"v":{"N":"5"}},"SequenceNumber":"{{{{number}}}}","SizeBytes":7,"StreamViewType":"NEW_AND_OLD_IMAGES"},"eventSourceARN":"{{{{_cloud.StreamArn}}}}"}]}
            """,
            text);
        await _cloud.PutAsync("a", 6);
        Assert.Contains("\"OldImage\":{\"p\":{\"S\":\"a\"},\"v\":{\"N\":\"5\"}}", _cloud.Next(), StringComparison.Ordinal);
    }

    // The figure that tells a team that its function cannot keep up with its table.
    [Fact]
    public async Task The_age_of_a_batch_is_recorded()
    {
        await _cloud.OpenAsync();
        await _cloud.PutAsync("a");
        _cloud.Cloud.Time.Advance(TimeSpan.FromSeconds(5));
        await _cloud.MapAsync();
        _cloud.Next();
        Assert.Equal([5000], _cloud.Cloud.Metrics.Of("AWS/Lambda IteratorAge Milliseconds FunctionName=f"));
    }

    [Fact]
    public async Task Records_come_in_their_order_and_from_the_beginning()
    {
        await _cloud.OpenAsync();
        await _cloud.PutAsync("a", "b");
        await _cloud.MapAsync();
        var seen = _cloud.NextNames();
        await _cloud.PutAsync("c", "d", "e");
        while (seen.Length < "a b c d e".Length)
        {
            seen += " " + _cloud.NextNames();
        }

        Assert.Equal("a b c d e", seen);
    }

    [Fact]
    public async Task A_mapping_that_begins_at_the_end_sees_what_comes_after_it_alone_also_after_a_restart()
    {
        await _cloud.OpenAsync();
        await _cloud.PutAsync("a");
        await _cloud.MapAsync(input => input with { StartingPosition = "LATEST" });
        await _cloud.Cloud.RestartAsync(() => _cloud.PutAsync("b").Wait());
        Assert.Equal("b", _cloud.NextNames());
    }

    [Fact]
    public async Task Batches_are_as_large_as_asked_and_wait_for_more_as_long_as_asked()
    {
        await _cloud.OpenAsync();
        await _cloud.PutAsync("a", "b", "c", "d", "e");
        await _cloud.MapAsync(input => input with { BatchSize = 2, MaximumBatchingWindowInSeconds = 60 });
        Assert.Equal("a b", _cloud.NextNames());
        Assert.Equal("c d", _cloud.NextNames());
        Assert.False(_cloud.HasMore);
        Assert.Equal("e", StreamCloud.NamesOf(_cloud.NextLater(TimeSpan.FromSeconds(20))));
    }

    [Fact]
    public async Task Records_that_no_filter_wants_are_left_out()
    {
        await _cloud.OpenAsync();
        await _cloud.MapAsync(input => input with
        {
            FilterCriteria = new FilterCriteria { Filters = [new Filter { Pattern = """{"dynamodb":{"Keys":{"p":{"S":[{"prefix":"x"}]}}}}""" }, new Filter { Pattern = """{"eventName":["MODIFY"]}""" }] },
        });
        await _cloud.PutAsync("a", "x1", "b");
        Assert.Equal("x1", _cloud.NextNames());
        await _cloud.PutAsync("a", 7);
        Assert.Equal("a", _cloud.NextNames());
    }

    [Fact]
    public async Task A_batch_that_fails_is_tried_again_until_it_succeeds_and_holds_up_what_is_behind_it()
    {
        var failures = 3;
        _cloud.Answer = (_, _) => Interlocked.Decrement(ref failures) >= 0 ? StreamCloud.Failure() : StreamCloud.Success();
        await _cloud.OpenAsync();
        await _cloud.PutAsync("a", "b");
        await _cloud.MapAsync(input => input with { BatchSize = 1 });
        Assert.Equal("a", _cloud.NextNames());
        for (var retry = 0; retry < 3; retry++)
        {
            Assert.Equal("a", StreamCloud.NamesOf(_cloud.NextLater(TimeSpan.FromSeconds(1))));
        }

        Assert.Equal("b", _cloud.NextNames());
    }

    [Fact]
    public async Task A_batch_is_given_up_after_its_retries_and_the_destination_is_told()
    {
        _cloud.Answer = (spec, batch) => spec.FunctionName == "f" && StreamCloud.NamesOf(batch).Contains('b', StringComparison.Ordinal) ? StreamCloud.Failure() : StreamCloud.Success();
        await _cloud.OpenAsync();
        await _cloud.Cloud.CreateAsync("told");
        await _cloud.PutAsync("a", "b", "c");
        var mapping = await _cloud.MapAsync(input => input with
        {
            BatchSize = 1,
            MaximumRetryAttempts = 1,
            DestinationConfig = new DestinationConfig { OnFailure = new OnFailure { Destination = StreamCloud.Arn + "told" } },
            MetricsConfig = new EventSourceMappingMetricsConfig { Metrics = ["EventCount"] },
        });
        Assert.Equal("a", _cloud.NextNames());
        var failing = _cloud.Next();
        Assert.Equal("b", StreamCloud.NamesOf(failing));
        Assert.Equal("b", StreamCloud.NamesOf(_cloud.NextLater(TimeSpan.FromMilliseconds(500))));

        // The destination's event and the batch behind may come in either order.
        string[] rest = [.. new[] { Either(), Either() }.Order(StringComparer.Ordinal)];
        Assert.Equal("f c", rest[0]);
        var number = JsonDocument.Parse(failing).RootElement.GetProperty("Records")[0].GetProperty("dynamodb").GetProperty("SequenceNumber").GetString();
        Assert.Matches(
            $$"""
            ^told \{"requestContext":\{"requestId":"[0-9a-f-]{36}","functionArn":"{{StreamCloud.Arn}}f","condition":"RetryAttemptsExhausted","approximateInvokeCount":2\},"responseContext":\{"statusCode":200,"executedVersion":"\$LATEST","functionError":"Unhandled"\},"version":"1.0","timestamp":"2026-01-31T08:00:0\d\.\d{3}Z","DDBStreamBatchInfo":\{"shardId":"shardId-[^"]+","startSequenceNumber":"{{number}}","endSequenceNumber":"{{number}}","approximateArrivalOfFirstRecord":"2026-01-31T08:00:00Z","approximateArrivalOfLastRecord":"2026-01-31T08:00:00Z","batchSize":1,"streamArn":"{{_cloud.StreamArn}}"\}\}$
            """,
            rest[1]);
        await StreamCloud.UntilAsync(async () => (await _cloud.GetAsync(mapping.UUID!)).LastProcessingResult == "OK");
        Assert.Equal([1], Counts("OnFailureDestinationDeliveredEventCount"));
        Assert.Empty(Counts("DroppedEventCount"));
        Assert.Equal([1, 1, 1, 1], Counts("InvokedEventCount"));
        Assert.Equal(2, Counts("FailedInvokeEventCount").Sum());

        IEnumerable<double> Counts(string metric) => _cloud.CountsOf(mapping, metric);

        string Either()
        {
            var (function, text) = _cloud.Take();
            return function == "f" ? "f " + StreamCloud.NamesOf(text) : $"{function} {text}";
        }
    }

    // The figures that tell whether a mapping reads, what its filter takes away and what is lost for good.
    [Fact]
    public async Task What_becomes_of_a_mappings_events_is_counted_where_that_is_asked_for()
    {
        _cloud.Answer = (_, batch) => StreamCloud.NamesOf(batch) == "b" ? StreamCloud.Failure() : StreamCloud.Success();
        await _cloud.OpenAsync();
        await _cloud.PutAsync("a", "b", "x");
        var counted = await _cloud.MapAsync(input => input with
        {
            BatchSize = 1,
            MaximumRetryAttempts = 0,
            FilterCriteria = new FilterCriteria { Filters = [new Filter { Pattern = """{"dynamodb":{"Keys":{"p":{"S":["a","b"]}}}}""" }] },
            MetricsConfig = new EventSourceMappingMetricsConfig { Metrics = ["EventCount"] },
        });
        Assert.Equal(["a", "b"], [_cloud.NextNames(), _cloud.NextNames()]);
        await StreamCloud.UntilAsync(() => Task.FromResult(_cloud.CountsOf(counted, "DroppedEventCount").Any()));
        Assert.Equal(3, _cloud.CountsOf(counted, "PolledEventCount").Sum());
        Assert.Equal(1, _cloud.CountsOf(counted, "FilteredOutEventCount").Sum());
        Assert.Equal([1, 1], _cloud.CountsOf(counted, "InvokedEventCount"));
        Assert.Equal([0, 1], _cloud.CountsOf(counted, "FailedInvokeEventCount"));
        Assert.Equal([1], _cloud.CountsOf(counted, "DroppedEventCount"));
        Assert.Equal(["EventCount"], (await _cloud.GetAsync(counted.UUID!)).MetricsConfig!.Metrics);

        var update = new UpdateEventSourceMappingInput { UUID = counted.UUID!, MetricsConfig = new EventSourceMappingMetricsConfig { Metrics = [] } };
        Assert.Null((await _cloud.Cloud.Lambda.UpdateEventSourceMapping(update, _cloud.Cloud.Caller, default)).MetricsConfig);
        await _cloud.PutAsync("a", 2);
        Assert.Equal("a", _cloud.NextNames());
        Assert.Equal(3, _cloud.CountsOf(counted, "PolledEventCount").Sum());
    }

    // One bad record among many must not cost the good ones: halves, and halves of these, until it stands alone.
    [Fact]
    public async Task A_batch_that_fails_is_halved_until_the_bad_record_is_alone()
    {
        _cloud.Answer = (_, batch) => StreamCloud.NamesOf(batch).Contains('c', StringComparison.Ordinal) ? StreamCloud.Failure() : StreamCloud.Success();
        await _cloud.OpenAsync();
        await _cloud.PutAsync("a", "b", "c", "d");
        await _cloud.MapAsync(input => input with { BatchSize = 4, BisectBatchOnFunctionError = true, MaximumRetryAttempts = 0 });
        Assert.Equal(["a b c d", "a b", "c d", "c", "d"], Enumerable.Range(0, 5).Select(_ => _cloud.NextNames()));
    }

    [Fact]
    public async Task A_function_that_names_what_failed_gets_that_and_what_is_behind_it_again()
    {
        var isFirst = true;
        _cloud.Answer = (_, batch) =>
        {
            if (!isFirst)
            {
                return StreamCloud.Success("""{"batchItemFailures":[]}""");
            }

            isFirst = false;
            var numbers = batch.GetProperty("Records").EnumerateArray().Select(r => r.GetProperty("dynamodb").GetProperty("SequenceNumber").GetString()).ToArray();
            return StreamCloud.Success($$"""{"batchItemFailures":[{"itemIdentifier":"{{numbers[3]}}"},{"itemIdentifier":"{{numbers[2]}}"}]}""");
        };
        await _cloud.OpenAsync();
        await _cloud.PutAsync("a", "b", "c", "d");
        await _cloud.MapAsync(input => input with { FunctionResponseTypes = ["ReportBatchItemFailures"] });
        Assert.Equal("a b c d", _cloud.NextNames());
        Assert.Equal("c d", _cloud.NextNames());
    }

    // As recorded on the real service.
    [Theory]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":""}]}""", 2)]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":null}]}""", 2)]
    [InlineData("""{"batchItemFailures":[{"foo":"bar"}]}""", 2)]
    [InlineData("""{"batchItemFailures":[{"foo":null}]}""", 2)]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":"unknown"}]}""", 2)]
    [InlineData("[]", 2)]
    [InlineData("null", 1)]
    [InlineData("{}", 1)]
    [InlineData("""{"batchItemFailures":[]}""", 1)]
    [InlineData("""{"batchItemFailures":null}""", 1)]
    public async Task What_a_function_answers_decides_whether_all_is_tried_again(string answer, int runs)
    {
        _cloud.Answer = (_, _) => StreamCloud.Success(answer);
        await _cloud.OpenAsync();
        await _cloud.PutAsync("a");
        await _cloud.MapAsync(input => input with { BatchSize = 1, MaximumRetryAttempts = 1, FunctionResponseTypes = ["ReportBatchItemFailures"] });
        Assert.Equal("a", _cloud.NextNames());
        if (runs == 2)
        {
            Assert.Equal("a", StreamCloud.NamesOf(_cloud.NextLater(TimeSpan.FromSeconds(1))));
        }

        await _cloud.PutAsync("b");
        Assert.Equal("b", _cloud.NextNames());
    }

    [Fact]
    public async Task Records_that_are_too_old_are_given_up_without_an_attempt()
    {
        await _cloud.OpenAsync();
        await _cloud.PutAsync("old");
        _cloud.Cloud.Time.Advance(TimeSpan.FromSeconds(100));
        await _cloud.PutAsync("new");
        await _cloud.MapAsync(input => input with { MaximumRecordAgeInSeconds = 60 });
        Assert.Equal("new", _cloud.NextNames());
    }

    // Each key's records in their order, though ten batches run at once: the only order that is promised then.
    [Fact]
    public async Task Lanes_run_side_by_side_and_keep_the_order_of_each_key()
    {
        var running = 0;
        var most = 0;
        var order = new System.Collections.Concurrent.ConcurrentQueue<(string Name, int N)>();
        _cloud.Answer = (_, batch) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            foreach (var record in batch.GetProperty("Records").EnumerateArray().Select(r => r.GetProperty("dynamodb").GetProperty("NewImage")))
            {
                order.Enqueue((record.GetProperty("p").GetProperty("S").GetString()!, int.Parse(record.GetProperty("v").GetProperty("N").GetString()!, System.Globalization.CultureInfo.InvariantCulture)));
            }

            SpinWait.SpinUntil(() => Volatile.Read(ref running) > 1, TimeSpan.FromMilliseconds(20));
            Interlocked.Decrement(ref running);
            return StreamCloud.Success();
        };
        await _cloud.OpenAsync();
        for (var n = 0; n < 200; n++)
        {
            await _cloud.PutAsync($"k{n % 7}", n);
        }

        await _cloud.MapAsync(input => input with { BatchSize = 3, ParallelizationFactor = 10 });
        await StreamCloud.UntilAsync(() => Task.FromResult(order.Count == 200));
        Assert.InRange(most, 2, 10);
        Assert.All(order.GroupBy(entry => entry.Name), group => Assert.Equal(group.Select(entry => entry.N).Order(), group.Select(entry => entry.N)));
    }

    [Fact]
    public async Task A_closed_shard_is_followed_by_its_child()
    {
        await _cloud.OpenAsync();
        await _cloud.MapAsync();
        await _cloud.PutAsync("a");
        Assert.Equal("a", _cloud.NextNames());
        _cloud.Cloud.Time.Advance(TimeSpan.FromHours(4));
        await _cloud.PutAsync("b");
        Assert.Equal("b", _cloud.NextNames());
        _cloud.Cloud.Time.Advance(TimeSpan.FromHours(4));
        await _cloud.PutAsync("c");
        Assert.Equal("c", _cloud.NextNames());
    }

    [Fact]
    public async Task After_a_restart_reading_goes_on_where_it_was()
    {
        await _cloud.OpenAsync();
        await _cloud.MapAsync();
        await _cloud.PutAsync("a");
        Assert.Equal("a", _cloud.NextNames());
        await StreamCloud.UntilAsync(async () => (await ListAsync())[0].LastProcessingResult == "OK");
        await _cloud.Cloud.RestartAsync(() => _cloud.PutAsync("b").Wait());
        Assert.Equal("b", _cloud.NextNames());
    }

    [Fact]
    public async Task Retries_are_counted_over_a_restart()
    {
        _cloud.Answer = (_, batch) => StreamCloud.NamesOf(batch) == "a" ? StreamCloud.Failure() : StreamCloud.Success();
        await _cloud.OpenAsync();
        await _cloud.PutAsync("a");
        await _cloud.MapAsync(input => input with { BatchSize = 1, MaximumRetryAttempts = 3 });
        Assert.Equal("a", _cloud.NextNames());
        Assert.Equal("a", StreamCloud.NamesOf(_cloud.NextLater(TimeSpan.FromMilliseconds(300))));
        await StreamCloud.UntilAsync(async () => (await ListAsync())[0].LastProcessingResult == "PROBLEM: Function call failed");
        await _cloud.PutAsync("b");
        await _cloud.Cloud.RestartAsync();

        // Two of four attempts were made; the stop may have come before the second was stored.
        var names = new List<string> { _cloud.NextNames() };
        while (names[^1] == "a")
        {
            names.Add(StreamCloud.NamesOf(_cloud.NextLater(TimeSpan.FromMilliseconds(500))));
        }

        Assert.InRange(names.Count, 3, 4);
        Assert.Equal("b", names[^1]);
    }

    [Fact]
    public async Task A_disabled_mapping_stands_still_and_goes_on_later()
    {
        await _cloud.OpenAsync();
        var mapping = await _cloud.MapAsync();
        await _cloud.PutAsync("a");
        Assert.Equal("a", _cloud.NextNames());
        await StreamCloud.UntilAsync(async () => (await _cloud.GetAsync(mapping.UUID!)).LastProcessingResult == "OK");
        Assert.Equal("Disabling", (await _cloud.UpdateAsync(mapping.UUID!, input => input with { Enabled = false })).State);
        Assert.Equal("Disabled", (await _cloud.GetAsync(mapping.UUID!)).State);
        await _cloud.PutAsync("b");
        Assert.Equal("Enabling", (await _cloud.UpdateAsync(mapping.UUID!, input => input with { Enabled = true })).State);
        Assert.Equal("b", _cloud.NextNames());
    }

    [Fact]
    public async Task A_change_of_a_mapping_is_followed_at_once()
    {
        await _cloud.OpenAsync();
        await _cloud.Cloud.CreateAsync("g");
        var mapping = await _cloud.MapAsync();
        await _cloud.PutAsync("a");
        Assert.Equal("a", _cloud.NextNames());
        await StreamCloud.UntilAsync(async () => (await _cloud.GetAsync(mapping.UUID!)).LastProcessingResult == "OK");
        var updated = await _cloud.UpdateAsync(mapping.UUID!, input => input with { FunctionName = "g" });
        Assert.Equal(("Updating", StreamCloud.Arn + "g"), (updated.State, updated.FunctionArn));
        await _cloud.PutAsync("b");
        Assert.Equal("b", StreamCloud.NamesOf(_cloud.Next("g")));
    }

    // A function without room gets its records late, but gets them.
    [Fact]
    public async Task A_throttled_function_gets_its_batch_when_there_is_room()
    {
        await _cloud.OpenAsync();
        await _cloud.Cloud.Lambda.PutFunctionConcurrency(new PutFunctionConcurrencyInput { FunctionName = "f", ReservedConcurrentExecutions = 0 }, _cloud.Cloud.Caller, default);
        var mapping = await _cloud.MapAsync(input => input with { MaximumRetryAttempts = 0 });
        await _cloud.PutAsync("a");
        await StreamCloud.UntilAsync(async () => (await _cloud.GetAsync(mapping.UUID!)).LastProcessingResult!.StartsWith("PROBLEM", StringComparison.Ordinal));
        await _cloud.Cloud.Lambda.DeleteFunctionConcurrency(new DeleteFunctionConcurrencyInput { FunctionName = "f" }, _cloud.Cloud.Caller, default);
        Assert.Equal("a", StreamCloud.NamesOf(_cloud.NextLater(TimeSpan.FromSeconds(1))));
    }

    [Fact]
    public async Task A_role_that_may_no_longer_read_is_told_in_the_mapping()
    {
        await _cloud.OpenAsync();
        var mapping = await _cloud.MapAsync();
        await _cloud.PutAsync("a");
        Assert.Equal("a", _cloud.NextNames());
        _cloud.Cloud.Denied.Add("GetRecords");
        await _cloud.PutAsync("b");
        var problem = $"PROBLEM: Cannot access stream {_cloud.StreamArn}. Please ensure the role can perform the GetRecords, GetShardIterator, DescribeStream, and ListStreams Actions on your stream in IAM.";
        await StreamCloud.UntilAsync(async () => (await _cloud.GetAsync(mapping.UUID!)).LastProcessingResult == problem);
        _cloud.Cloud.Denied.Clear();
        Assert.Equal("b", StreamCloud.NamesOf(_cloud.NextLater(TimeSpan.FromSeconds(1))));
    }

    private async Task<IReadOnlyList<EventSourceMappingConfiguration>> ListAsync() =>
        (await _cloud.Cloud.Lambda.ListEventSourceMappings(new ListEventSourceMappingsInput(), _cloud.Cloud.Caller, default)).EventSourceMappings!;
}
