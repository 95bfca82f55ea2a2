using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules;
using Fractus.ApiGateway.Storage;
using Fractus.Kernel;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Handlers;

public sealed partial class ApiGatewayHandlers
{
    public ValueTask<Unit> TagResource(TagResourceInput input, Caller caller, CancellationToken cancellation) =>
        ChangeTags(caller, input.ResourceArn, tags =>
        {
            foreach (var (key, value) in input.Tags)
            {
                tags[key] = value;
            }
        }, cancellation);

    public ValueTask<Unit> UntagResource(UntagResourceInput input, Caller caller, CancellationToken cancellation) =>
        ChangeTags(caller, input.ResourceArn, tags =>
        {
            foreach (var key in input.TagKeys)
            {
                tags.Remove(key);
            }
        }, cancellation);

    public ValueTask<Tags> GetTags(GetTagsInput input, Caller caller, CancellationToken cancellation)
    {
        using var snapshot = store.OpenSnapshot();
        var tags = Taggable.Find(snapshot, caller, input.ResourceArn).Tags;
        return ValueTask.FromResult(new Tags { TagsValue = tags });
    }

    private ValueTask<Unit> ChangeTags(Caller caller, string arn, Action<Dictionary<string, string>> change, CancellationToken cancellation) =>
        store.TransactAsync(transaction =>
        {
            var taggable = Taggable.Find(transaction, caller, arn);
            var tags = new Dictionary<string, string>(taggable.Tags);
            change(tags);
            RestApiRules.CheckTags(tags);
            taggable.Put(transaction, tags);
            return Unit.Value;
        }, cancellation);
}
