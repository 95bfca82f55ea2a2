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
    public ValueTask<Unit> TagLogGroup(TagLogGroupInput input, Caller caller, CancellationToken cancellation) =>
        TagAsync(caller, input.LogGroupName, input.Tags, () => new InvalidParameterException(TooManyTags), cancellation);

    /// <inheritdoc/>
    public ValueTask<Unit> UntagLogGroup(UntagLogGroupInput input, Caller caller, CancellationToken cancellation) =>
        UntagAsync(caller, input.LogGroupName, input.Tags, cancellation);

    /// <inheritdoc/>
    public ValueTask<ListTagsLogGroupOutput> ListTagsLogGroup(
        ListTagsLogGroupInput input, Caller caller, CancellationToken cancellation)
    {
        using var snapshot = store.OpenSnapshot();
        return new(new ListTagsLogGroupOutput { Tags = Group(snapshot, new LogKeys(caller), input.LogGroupName).Tags });
    }

    /// <inheritdoc/>
    public ValueTask<Unit> TagResource(TagResourceInput input, Caller caller, CancellationToken cancellation) =>
        TagAsync(
            caller, TaggedGroup.Name(input.ResourceArn, caller), input.Tags, () => new TooManyTagsException(TooManyTags) { ResourceName = input.ResourceArn }, cancellation);

    /// <inheritdoc/>
    public ValueTask<Unit> UntagResource(UntagResourceInput input, Caller caller, CancellationToken cancellation) =>
        UntagAsync(caller, TaggedGroup.Name(input.ResourceArn, caller), input.TagKeys, cancellation);

    /// <inheritdoc/>
    public ValueTask<ListTagsForResourceOutput> ListTagsForResource(
        ListTagsForResourceInput input, Caller caller, CancellationToken cancellation)
    {
        using var snapshot = store.OpenSnapshot();
        var group = Group(snapshot, new LogKeys(caller), TaggedGroup.Name(input.ResourceArn, caller));
        return new(new ListTagsForResourceOutput { Tags = group.Tags });
    }

    /// <param name="caller">Who asks.</param>
    /// <param name="name">Of the group.</param>
    /// <param name="added">Take the place of those with the same key.</param>
    /// <param name="tooMany">What is told of more tags than a group may have: each contract has its own error.</param>
    /// <param name="cancellation">Of the call.</param>
    private async ValueTask<Unit> TagAsync(
        Caller caller, string name, IReadOnlyDictionary<string, string> added, Func<Exception> tooMany, CancellationToken cancellation)
    {
        await ChangeGroupAsync(
            caller,
            name,
            group =>
            {
                var tags = WithTags(group.Tags, added);
                return tags.Count <= MostTags ? group with { Tags = tags } : throw tooMany();
            },
            cancellation);
        return Unit.Value;
    }

    private async ValueTask<Unit> UntagAsync(Caller caller, string name, IReadOnlyList<string> keys, CancellationToken cancellation)
    {
        await ChangeGroupAsync(
            caller, name, group => group with { Tags = group.Tags.Where(tag => !keys.Contains(tag.Key)).ToDictionary() }, cancellation);
        return Unit.Value;
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
