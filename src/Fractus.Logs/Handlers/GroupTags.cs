using Fractus.Kernel;
using Fractus.Kernel.Shapes;
using Fractus.Logs.Contract;
using Fractus.Logs.Storage;

namespace Fractus.Logs;

public sealed partial class LogsService
{
    private const int MostTags = 50;

    /// <inheritdoc/>
    public async ValueTask<Unit> TagLogGroup(TagLogGroupInput input, Caller caller, CancellationToken cancellation)
    {
        await ChangeGroupAsync(caller, input.LogGroupName, group => group with { Tags = WithTags(group.Tags, input.Tags) }, cancellation);
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

    private static Dictionary<string, string> WithTags(IReadOnlyDictionary<string, string> present, IReadOnlyDictionary<string, string> added)
    {
        var tags = new Dictionary<string, string>(present);
        foreach (var (key, value) in added)
        {
            tags[key] = value;
        }

        return tags.Count <= MostTags
            ? tags
            : throw new InvalidParameterException($"The maximum number of tags for a log group is {MostTags}.");
    }
}
