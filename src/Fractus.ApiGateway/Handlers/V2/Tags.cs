using Fractus.ApiGateway.Contract.V2;
using Fractus.ApiGateway.Rules.V2;
using Fractus.ApiGateway.Storage.V2;
using Fractus.Kernel;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Handlers.V2;

public sealed partial class ApiGatewayV2Handlers
{
    public ValueTask<Unit> TagResource(TagResourceInput input, Caller caller, CancellationToken cancellation) =>
        ChangeTags(caller, input.ResourceArn, tags =>
        {
            foreach (var (key, value) in input.Tags ?? new Dictionary<string, string>())
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

    public ValueTask<GetTagsOutput> GetTags(GetTagsInput input, Caller caller, CancellationToken cancellation)
    {
        using var snapshot = _store.OpenSnapshot();
        return ValueTask.FromResult(new GetTagsOutput { Tags = V2Taggable.Find(snapshot, caller, input.ResourceArn).Tags });
    }

    private ValueTask<Unit> ChangeTags(Caller caller, string arn, Action<Dictionary<string, string>> change, CancellationToken cancellation)
    {
        var now = Now();
        return _store.TransactAsync(transaction =>
        {
            var taggable = V2Taggable.Find(transaction, caller, arn);
            var tags = taggable.Tags.ToDictionary();
            change(tags);
            ApiRules.CheckTags(tags);
            taggable.Put(transaction, tags, now);
            return Unit.Value;
        }, cancellation);
    }
}
