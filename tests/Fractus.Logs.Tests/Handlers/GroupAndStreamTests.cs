using Fractus.Kernel.Validation;
using Fractus.Logs.Contract;

namespace Fractus.Logs.Tests.Handlers;

public sealed class GroupAndStreamTests
{
    [Fact]
    public async Task A_group_that_exists_is_not_made_again()
    {
        var cloud = await Cloud.WithStreamAsync();
        var error = await Assert.ThrowsAsync<ResourceAlreadyExistsException>(
            async () => await cloud.Logs.CreateLogGroup(new CreateLogGroupInput { LogGroupName = Cloud.Group }, cloud.Caller, default));
        Assert.Equal("The specified log group already exists", error.Message);
    }

    [Fact]
    public async Task A_stream_needs_its_group_and_is_made_once()
    {
        var cloud = await Cloud.WithStreamAsync();
        await Assert.ThrowsAsync<ResourceAlreadyExistsException>(() => cloud.AddStreamAsync(Cloud.Stream));
        var error = await Assert.ThrowsAsync<ResourceNotFoundException>(
            async () => await cloud.Logs.CreateLogStream(new CreateLogStreamInput { LogGroupName = "none", LogStreamName = "s" }, cloud.Caller, default));
        Assert.Equal("The specified log group does not exist.", error.Message);
    }

    [Fact]
    public async Task A_group_made_anew_has_nothing_of_the_one_that_was_deleted()
    {
        var cloud = await Cloud.WithStreamAsync();
        await cloud.PutAsync(Cloud.Stream, (0, "old"));
        await cloud.Logs.DeleteLogGroup(new DeleteLogGroupInput { LogGroupName = Cloud.Group }, cloud.Caller, default);
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => cloud.GetAsync());
        await cloud.Logs.CreateLogGroup(new CreateLogGroupInput { LogGroupName = Cloud.Group }, cloud.Caller, default);
        await cloud.AddStreamAsync(Cloud.Stream);
        Assert.Empty((await cloud.GetAsync()).Events!);
    }

    [Fact]
    public async Task Deleting_a_stream_takes_its_bytes_from_the_group()
    {
        var cloud = await Cloud.WithStreamAsync();
        await cloud.AddStreamAsync("other");
        await cloud.PutAsync(Cloud.Stream, (0, "four"));
        await cloud.PutAsync("other", (0, "12345"));
        Assert.Equal(4 + 26 + 5 + 26, (await DescribeAsync(cloud)).Single().StoredBytes);
        await cloud.Logs.DeleteLogStream(new DeleteLogStreamInput { LogGroupName = Cloud.Group, LogStreamName = Cloud.Stream }, cloud.Caller, default);
        Assert.Equal(5 + 26, (await DescribeAsync(cloud)).Single().StoredBytes);
        Assert.Equal("12345", (await cloud.FilterAsync()).Text());
    }

    [Fact]
    public async Task Groups_are_listed_by_name_prefix_and_pattern_page_by_page()
    {
        var cloud = new Cloud();
        foreach (var name in new[] { "b/2", "a", "b/1", "b", "c" })
        {
            await cloud.Logs.CreateLogGroup(new CreateLogGroupInput { LogGroupName = name }, cloud.Caller, default);
        }

        Assert.Equal("b b/1 b/2", Names(await DescribeAsync(cloud, prefix: "b")));
        Assert.Equal("b/1 b/2", Names(await DescribeAsync(cloud, pattern: "/")));
        var first = await cloud.Logs.DescribeLogGroups(new DescribeLogGroupsInput { Limit = 3 }, cloud.Caller, default);
        Assert.Equal("a b b/1", Names(first.LogGroups!));
        var second = await cloud.Logs.DescribeLogGroups(new DescribeLogGroupsInput { Limit = 3, NextToken = first.NextToken }, cloud.Caller, default);
        Assert.Equal("b/2 c", Names(second.LogGroups!));
        Assert.Null(second.NextToken);
    }

    [Fact]
    public async Task A_token_that_was_not_given_here_is_refused()
    {
        var cloud = await Cloud.WithStreamAsync();
        var error = await Assert.ThrowsAsync<InvalidParameterException>(
            async () => await cloud.Logs.DescribeLogGroups(new DescribeLogGroupsInput { NextToken = "bm9wZQ" }, cloud.Caller, default));
        Assert.Equal("The specified nextToken is invalid.", error.Message);
    }

    [Theory]
    [InlineData(OrderBy.LogStreamName, false, "a b c d")]
    [InlineData(OrderBy.LogStreamName, true, "d c b a")]
    [InlineData(OrderBy.LastEventTime, false, "d b c a")]
    [InlineData(OrderBy.LastEventTime, true, "a c b d")]
    public async Task Streams_are_listed_in_either_order_page_by_page(string order, bool descending, string expected)
    {
        var cloud = new Cloud();
        await cloud.Logs.CreateLogGroup(new CreateLogGroupInput { LogGroupName = Cloud.Group }, cloud.Caller, default);
        foreach (var stream in new[] { "a", "b", "c", "d" })
        {
            await cloud.AddStreamAsync(stream);
        }

        await cloud.PutAsync("a", (-1, "x"));
        await cloud.PutAsync("b", (-3, "x"));
        await cloud.PutAsync("c", (-2, "x"));

        var names = new List<string>();
        string? token = null;
        do
        {
            var page = await cloud.Logs.DescribeLogStreams(
                new DescribeLogStreamsInput { LogGroupName = Cloud.Group, OrderBy = order, Descending = descending, Limit = 3, NextToken = token }, cloud.Caller, default);
            names.AddRange(page.LogStreams!.Select(s => s.LogStreamName!));
            token = page.NextToken;
        }
        while (token is not null);

        Assert.Equal(expected, string.Join(' ', names));
    }

    [Fact]
    public async Task A_group_is_named_by_its_arn_too_but_not_twice()
    {
        var cloud = await Cloud.WithStreamAsync();
        var arn = $"arn:aws:logs:us-east-1:000000000000:log-group:{Cloud.Group}:*";
        var page = await cloud.Logs.DescribeLogStreams(new DescribeLogStreamsInput { LogGroupIdentifier = arn }, cloud.Caller, default);
        Assert.Equal($"arn:aws:logs:us-east-1:000000000000:log-group:{Cloud.Group}:log-stream:{Cloud.Stream}", page.LogStreams!.Single().Arn);
        var error = await Assert.ThrowsAnyAsync<Kernel.ApiException>(async () => await cloud.Logs.DescribeLogStreams(
            new DescribeLogStreamsInput { LogGroupIdentifier = arn, LogGroupName = Cloud.Group }, cloud.Caller, default));
        Assert.Equal("ValidationException", error.Code);
    }

    [Fact]
    public async Task Tags_are_added_and_taken_away()
    {
        var cloud = await Cloud.WithStreamAsync();
        var tags = new Dictionary<string, string> { ["a"] = "1", ["b"] = "2" };
        await cloud.Logs.TagLogGroup(new TagLogGroupInput { LogGroupName = Cloud.Group, Tags = tags }, cloud.Caller, default);
        await cloud.Logs.UntagLogGroup(new UntagLogGroupInput { LogGroupName = Cloud.Group, Tags = ["a"] }, cloud.Caller, default);
        var left = await cloud.Logs.ListTagsLogGroup(new ListTagsLogGroupInput { LogGroupName = Cloud.Group }, cloud.Caller, default);
        Assert.Equal("2", Assert.Single(left.Tags!).Value);
    }

    // Terraform tags groups by their ARN, people by their name: both see the same tags.
    [Fact]
    public async Task Tags_of_the_resource_are_those_of_the_group()
    {
        var cloud = await Cloud.WithStreamAsync();
        var group = (await DescribeAsync(cloud)).Single();
        var tags = new Dictionary<string, string> { ["a"] = "1", ["b"] = "2" };
        await cloud.Logs.TagResource(new TagResourceInput { ResourceArn = group.LogGroupArn!, Tags = tags }, cloud.Caller, default);
        await cloud.Logs.UntagResource(new UntagResourceInput { ResourceArn = group.LogGroupArn!, TagKeys = ["a", "none"] }, cloud.Caller, default);
        var byName = await cloud.Logs.ListTagsLogGroup(new ListTagsLogGroupInput { LogGroupName = Cloud.Group }, cloud.Caller, default);
        var byArn = await cloud.Logs.ListTagsForResource(new ListTagsForResourceInput { ResourceArn = group.LogGroupArn! }, cloud.Caller, default);
        Assert.Equal("2", Assert.Single(byName.Tags!).Value);
        Assert.Equal("2", Assert.Single(byArn.Tags!).Value);
    }

    // The ARN that DescribeLogGroups calls the group's is not taken here, as on the real service, and programs have come to know it by this error.
    [Theory]
    [InlineData("arn:aws:logs:us-east-1:000000000000:log-group:/aws/lambda/f:*", "ValidationException", "Invalid resourceArn")]
    [InlineData("/aws/lambda/f", "ValidationException", "Invalid resourceArn")]
    [InlineData("arn:aws:logs:us-east-1:000000000000:destination:d", "ValidationException", "Invalid resourceArn")]
    [InlineData("arn:aws:logs:us-east-1:000000000000:log-group:none", "ResourceNotFoundException", "The specified log group does not exist.")]
    [InlineData("arn:aws:logs:us-east-1:111111111111:log-group:/aws/lambda/f", "ResourceNotFoundException", "The specified log group does not exist.")]
    public async Task Only_the_bare_arn_of_a_group_of_ones_own_names_a_resource_with_tags(string arn, string code, string message)
    {
        var cloud = await Cloud.WithStreamAsync();
        var input = new ListTagsForResourceInput { ResourceArn = arn };
        AssertSatisfiesTheContract(input, ListTagsForResourceInput.Validate);
        var error = await Assert.ThrowsAnyAsync<Kernel.ApiException>(async () => await cloud.Logs.ListTagsForResource(input, cloud.Caller, default));
        Assert.Equal((code, message), (error.Code, error.Message));
    }

    [Fact]
    public async Task A_group_has_at_most_fifty_tags_however_they_come()
    {
        var cloud = await Cloud.WithStreamAsync();
        var arn = (await DescribeAsync(cloud)).Single().LogGroupArn!;
        var tags = Enumerable.Range(0, 50).ToDictionary(i => $"k{i}", _ => "v");
        await cloud.Logs.TagResource(new TagResourceInput { ResourceArn = arn, Tags = tags }, cloud.Caller, default);
        var more = new Dictionary<string, string> { ["more"] = "v" };
        var byArn = await Assert.ThrowsAsync<TooManyTagsException>(
            async () => await cloud.Logs.TagResource(new TagResourceInput { ResourceArn = arn, Tags = more }, cloud.Caller, default));
        await Assert.ThrowsAsync<InvalidParameterException>(
            async () => await cloud.Logs.TagLogGroup(new TagLogGroupInput { LogGroupName = Cloud.Group, Tags = more }, cloud.Caller, default));
        Assert.Equal(arn, byArn.ResourceName);
    }

    // The model's constraint would be worded otherwise; these words were recorded.
    [Fact]
    public async Task A_name_that_is_too_long_is_refused_in_the_services_words()
    {
        var cloud = await Cloud.WithStreamAsync();
        var name = new string('a', 513);
        var input = new CreateLogGroupInput { LogGroupName = name };
        AssertSatisfiesTheContract(input, CreateLogGroupInput.Validate);
        AssertSatisfiesTheContract(new CreateLogStreamInput { LogGroupName = "g", LogStreamName = name }, CreateLogStreamInput.Validate);
        var group = await Assert.ThrowsAsync<InvalidParameterException>(async () => await cloud.Logs.CreateLogGroup(input, cloud.Caller, default));
        var stream = await Assert.ThrowsAsync<InvalidParameterException>(() => cloud.AddStreamAsync(name));
        Assert.Equal("Invalid LogGroup or LogStream, both must have length less than or equal to 512.", group.Message);
        Assert.Equal(group.Message, stream.Message);
    }

    // A tool that asks for protection must not be told that it has it.
    [Fact]
    public async Task A_group_cannot_be_protected_yet_and_says_so()
    {
        var cloud = await Cloud.WithStreamAsync();
        var error = await Assert.ThrowsAsync<InvalidParameterException>(async () => await cloud.Logs.CreateLogGroup(
            new CreateLogGroupInput { LogGroupName = "protected", DeletionProtectionEnabled = true }, cloud.Caller, default));
        Assert.Equal("The parameter deletionProtectionEnabled is not built in Fractus yet.", error.Message);
        Assert.False((await DescribeAsync(cloud)).Single().DeletionProtectionEnabled);
    }

    private delegate void Validator<T>(T input, ref ConstraintCollector found);

    // What breaks a constraint of the contract is refused before the handler, and in other words.
    private static void AssertSatisfiesTheContract<T>(T input, Validator<T> validate)
    {
        var found = new ConstraintCollector(null);
        validate(input, ref found);
        Assert.False(found.HasViolations);
    }

    private static string Names(IEnumerable<LogGroup> groups) => string.Join(' ', groups.Select(g => g.LogGroupName));

    private static async Task<IReadOnlyList<LogGroup>> DescribeAsync(Cloud cloud, string? prefix = null, string? pattern = null) =>
        (await cloud.Logs.DescribeLogGroups(
            new DescribeLogGroupsInput { LogGroupNamePrefix = prefix, LogGroupNamePattern = pattern }, cloud.Caller, default)).LogGroups!;
}
