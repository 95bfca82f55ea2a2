using Fractus.Kernel;
using Fractus.Kernel.Shapes;
using Fractus.Logs.Contract;
using Fractus.Logs.Rules;
using Fractus.Logs.Storage;

namespace Fractus.Logs;

public sealed partial class LogsService
{
    private const int MostTags = 50;
    private const string TooManyTags = "The maximum number of tags for a log group is 50.";

    /// <inheritdoc/>
    public async ValueTask<Unit> TagLogGroup(TagLogGroupInput input, Caller caller, CancellationToken cancellation)
    {
        await ChangeGroupAsync(
            caller,
            input.LogGroupName,
            group =>
            {
                var tags = WithTags(group.Tags, input.Tags);
                return tags.Count <= MostTags ? group with { Tags = tags } : throw new InvalidParameterException(TooManyTags);
            },
            cancellation);
        return Unit.Value;
    }

    /// <inheritdoc/>
    public async ValueTask<Unit> UntagLogGroup(UntagLogGroupInput input, Caller caller, CancellationToken cancellation)
    {
        await ChangeGroupAsync(
            caller,
            input.LogGroupName,
            group => group with { Tags = group.Tags.Where(tag => !input.Tags.Contains(tag.Key)).ToDictionary() },
            cancellation);
        return Unit.Value;
    }

    /// <inheritdoc/>
    public ValueTask<ListTagsLogGroupOutput> ListTagsLogGroup(
        ListTagsLogGroupInput input, Caller caller, CancellationToken cancellation)
    {
        using var snapshot = store.OpenSnapshot();
        return new(new ListTagsLogGroupOutput { Tags = Group(snapshot, new LogKeys(caller), input.LogGroupName).Tags });
    }

    /// <inheritdoc/>
    public async ValueTask<Unit> TagResource(TagResourceInput input, Caller caller, CancellationToken cancellation)
    {
        await ChangeGroupAsync(
            caller,
            TaggedGroup.Name(input.ResourceArn, caller),
            group =>
            {
                var tags = WithTags(group.Tags, input.Tags);
                return tags.Count <= MostTags
                    ? group with { Tags = tags }
                    : throw new TooManyTagsException(TooManyTags) { ResourceName = input.ResourceArn };
            },
            cancellation);
        return Unit.Value;
    }

    /// <inheritdoc/>
    public async ValueTask<Unit> UntagResource(UntagResourceInput input, Caller caller, CancellationToken cancellation)
    {
        await ChangeGroupAsync(
            caller,
            TaggedGroup.Name(input.ResourceArn, caller),
            group => group with { Tags = group.Tags.Where(tag => !input.TagKeys.Contains(tag.Key)).ToDictionary() },
            cancellation);
        return Unit.Value;
    }

    /// <inheritdoc/>
    public ValueTask<ListTagsForResourceOutput> ListTagsForResource(
        ListTagsForResourceInput input, Caller caller, CancellationToken cancellation)
    {
        using var snapshot = store.OpenSnapshot();
        var group = Group(snapshot, new LogKeys(caller), TaggedGroup.Name(input.ResourceArn, caller));
        return new(new ListTagsForResourceOutput { Tags = group.Tags });
    }

    private static Dictionary<string, string> WithTags(IReadOnlyDictionary<string, string> present, IReadOnlyDictionary<string, string> added)
    {
        var tags = new Dictionary<string, string>(present);
        foreach (var (key, value) in added)
        {
            tags[key] = value;
        }

        return tags;
    }
}
