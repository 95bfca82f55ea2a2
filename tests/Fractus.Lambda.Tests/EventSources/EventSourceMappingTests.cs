using Fractus.Lambda.Contract;
using Fractus.Lambda.Tests.Support;
using Fractus.Testing;

namespace Fractus.Lambda.Tests.EventSources;

public sealed class EventSourceMappingTests : AsyncTests
{
    private readonly StreamCloud _cloud = new();

    public override ValueTask DisposeAsync() => _cloud.DisposeAsync();

    [Fact]
    public async Task A_mapping_is_shown_with_all_that_it_was_not_told()
    {
        await _cloud.OpenAsync();
        var created = await _cloud.MapAsync();
        Assert.Equal(("Creating", "User action", "No records processed"), (created.State, created.StateTransitionReason, created.LastProcessingResult));
        Assert.Equal(
            (100, 0, 1, false, -1, -1, 0),
            (created.BatchSize, created.MaximumBatchingWindowInSeconds, created.ParallelizationFactor, created.BisectBatchOnFunctionError, created.MaximumRetryAttempts, created.MaximumRecordAgeInSeconds, created.TumblingWindowInSeconds));
        Assert.Equal((_cloud.StreamArn, StreamCloud.Arn + "f", "TRIM_HORIZON"), (created.EventSourceArn, created.FunctionArn, created.StartingPosition));
        Assert.Empty(created.FunctionResponseTypes!);
        Assert.Null(created.DestinationConfig!.OnFailure!.Destination);
        Assert.Null(created.FilterCriteria);
        Assert.Equal($"arn:aws:lambda:{FakeCloud.Region}:{FakeCloud.Account}:event-source-mapping:{created.UUID}", created.EventSourceMappingArn);
        Assert.Equal("Enabled", (await _cloud.GetAsync(created.UUID!)).State);
    }

    [Fact]
    public async Task A_mapping_that_is_deleted_is_gone_and_gives_nothing_more()
    {
        await _cloud.OpenAsync();
        var mapping = await _cloud.MapAsync();
        var deleted = await _cloud.Cloud.Lambda.DeleteEventSourceMapping(new DeleteEventSourceMappingInput { UUID = mapping.UUID! }, _cloud.Cloud.Caller, default);
        Assert.Equal("Deleting", deleted.State);
        foreach (var refused in new Func<Task>[]
        {
            () => _cloud.GetAsync(mapping.UUID!),
            () => _cloud.UpdateAsync(mapping.UUID!, input => input),
            async () => await _cloud.Cloud.Lambda.DeleteEventSourceMapping(new DeleteEventSourceMappingInput { UUID = mapping.UUID! }, _cloud.Cloud.Caller, default),
        })
        {
            Assert.Equal("The resource you requested does not exist.", (await Assert.ThrowsAsync<ResourceNotFoundException>(refused)).Message);
        }

        // The same again, so that the deleted one could have spoken before.
        await _cloud.PutAsync("a");
        await _cloud.MapAsync();
        Assert.Equal("a", _cloud.NextNames());
        Assert.False(_cloud.HasMore);
    }

    [Fact]
    public async Task A_function_is_mapped_to_a_stream_once()
    {
        await _cloud.OpenAsync();
        var mapping = await _cloud.MapAsync();
        var twice = await Assert.ThrowsAsync<ResourceConflictException>(() => _cloud.MapAsync());
        Assert.Equal(
            $"The event source arn (\" {_cloud.StreamArn} \") and function (\" f \") provided mapping already exists. Please update or delete the existing mapping with UUID {mapping.UUID}",
            twice.Message);
        await _cloud.Cloud.CreateAsync("g");
        await _cloud.MapAsync(input => input with { FunctionName = "g" });
    }

    [Fact]
    public async Task A_list_is_of_a_stream_or_a_function_and_in_pages()
    {
        await _cloud.OpenAsync();
        await _cloud.MapAsync();
        foreach (var name in new[] { "g", "h" })
        {
            await _cloud.Cloud.CreateAsync(name);
            await _cloud.MapAsync(input => input with { FunctionName = name });
        }

        var first = await ListAsync(new ListEventSourceMappingsInput { EventSourceArn = _cloud.StreamArn, MaxItems = 2 });
        var second = await ListAsync(new ListEventSourceMappingsInput { EventSourceArn = _cloud.StreamArn, MaxItems = 2, Marker = first.NextMarker });
        Assert.Equal((2, 1, (string?)null), (first.EventSourceMappings!.Count, second.EventSourceMappings!.Count, second.NextMarker));
        Assert.Equal([StreamCloud.Arn + "g"], (await ListAsync(new ListEventSourceMappingsInput { FunctionName = "g" })).EventSourceMappings!.Select(m => m.FunctionArn!));
        Assert.Empty((await ListAsync(new ListEventSourceMappingsInput { FunctionName = "none" })).EventSourceMappings!);
    }

    // Deployment tools tag everything that they make, and find it again by that.
    [Fact]
    public async Task A_mapping_has_tags_which_go_with_it()
    {
        await _cloud.OpenAsync();
        var mapping = await _cloud.MapAsync(input => input with { Tags = new Dictionary<string, string> { ["a"] = "1", ["b"] = "2" } });
        var (lambda, caller, arn) = (_cloud.Cloud.Lambda, _cloud.Cloud.Caller, mapping.EventSourceMappingArn!);
        await lambda.TagResource(new TagResourceInput { Resource = arn, Tags = new Dictionary<string, string> { ["c"] = "3" } }, caller, default);
        await lambda.UntagResource(new UntagResourceInput { Resource = arn, TagKeys = ["a"] }, caller, default);
        Assert.Equal(new Dictionary<string, string> { ["b"] = "2", ["c"] = "3" }, (await lambda.ListTags(new ListTagsInput { Resource = arn }, caller, default)).Tags!.ToDictionary());
        await lambda.DeleteEventSourceMapping(new DeleteEventSourceMappingInput { UUID = mapping.UUID! }, caller, default);
        var gone = await Assert.ThrowsAsync<ResourceNotFoundException>(async () => await lambda.ListTags(new ListTagsInput { Resource = arn }, caller, default));
        Assert.Equal($"Event source mapping not found: {arn}", gone.Message);
    }

    [Fact]
    public async Task What_is_wrong_is_said_in_the_real_services_words()
    {
        await _cloud.OpenAsync();
        var other = _cloud.StreamArn + "0";
        await RefusedAsync("Unrecognized event source.", i => i with { EventSourceArn = null });
        await RefusedAsync("Unrecognized event source.", i => i with { EventSourceArn = "arn:aws:s3:::bucket" });
        await RefusedAsync("1 validation error detected: Value null at 'startingPosition' failed to satisfy constraint: Member must not be null.", i => i with { StartingPosition = null });
        await RefusedAsync($"Unsupported starting position for arn type: {_cloud.StreamArn}", i => i with { StartingPosition = "AT_TIMESTAMP" });
        await RefusedAsync("Invalid filter pattern definition.", i => i with { FilterCriteria = new FilterCriteria { Filters = [new Filter { Pattern = "single-string" }] } });
        await RefusedAsync("Function does not exist", i => i with { FunctionName = "unknown" });
        await RefusedAsync($"Stream not found: {other}", i => i with { EventSourceArn = other });
        await RefusedAsync("Unsupported DestinationConfig parameter for given event source mapping type.", i => i with { DestinationConfig = new DestinationConfig { OnSuccess = new OnSuccess { Destination = StreamCloud.Arn + "f" } } });
        await RefusedAsync("Unsupported Topics parameter for given event source mapping type.", i => i with { Topics = ["t"] });
    }

    [Theory]
    [InlineData("kinesis", "stream/s")]
    [InlineData("sqs", "q")]
    [InlineData("kafka", "cluster/c")]
    [InlineData("mq", "broker:b")]
    [InlineData("rds", "cluster:c")]
    public async Task A_source_that_is_not_built_is_refused_by_its_name(string service, string resource)
    {
        await _cloud.OpenAsync();
        await RefusedAsync(
            $"The parameter EventSourceArn of the service {service} is not built in Fractus yet.",
            i => i with { EventSourceArn = $"arn:aws:{service}:{FakeCloud.Region}:{FakeCloud.Account}:{resource}" });
    }

    [Theory]
    [InlineData("DescribeStream")]
    [InlineData("GetShardIterator")]
    [InlineData("GetRecords")]
    [InlineData("dynamodb:ListStreams")]
    public async Task The_functions_role_must_be_allowed_to_read_the_stream(string denied)
    {
        await _cloud.OpenAsync();
        _cloud.Cloud.Denied.Add(denied);
        await RefusedAsync(
            $"Cannot access stream {_cloud.StreamArn}. Please ensure the role can perform the GetRecords, GetShardIterator, DescribeStream, and ListStreams Actions on your stream in IAM.",
            i => i);
    }

    private async Task RefusedAsync(string message, Func<CreateEventSourceMappingInput, CreateEventSourceMappingInput> with) =>
        Assert.Equal(message, (await Assert.ThrowsAsync<InvalidParameterValueException>(() => _cloud.MapAsync(with))).Message);

    private async Task<ListEventSourceMappingsOutput> ListAsync(ListEventSourceMappingsInput input) =>
        await _cloud.Cloud.Lambda.ListEventSourceMappings(input, _cloud.Cloud.Caller, default);
}
