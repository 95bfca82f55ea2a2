using Fractus.ApiGateway.Contract.V2;
using Fractus.ApiGateway.Rules.Schemas;
using Fractus.ApiGateway.Rules.V2;
using Fractus.ApiGateway.Storage.V2;
using Fractus.Kernel;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Handlers.V2;

public sealed partial class ApiGatewayV2Handlers
{
    public ValueTask<Model> CreateModel(CreateModelInput input, Caller caller, CancellationToken cancellation)
    {
        var model = new Model
        {
            ContentType = input.ContentType ?? "application/json",
            Description = input.Description,
            ModelId = _ids.LowerBase36(DeploymentIdLength),
            Name = input.Name,
            JsonSchema = input.JsonSchema,
        };
        return Change(caller, input.ApiId, changes => Put(changes, model), cancellation);
    }

    public ValueTask<Model> GetModel(GetModelInput input, Caller caller, CancellationToken cancellation) =>
        Read(caller, input.ApiId, api => api.Get(V2Part.Model, input.ModelId));

    public ValueTask<GetModelsOutput> GetModels(GetModelsInput input, Caller caller, CancellationToken cancellation) =>
        Read(caller, input.ApiId, api =>
        {
            var (items, next) = Page("v2models " + input.ApiId, api.All(V2Part.Model), m => m.ModelId!, input.NextToken, input.MaxResults);
            return new GetModelsOutput { Items = items, NextToken = next };
        });

    public ValueTask<GetModelTemplateOutput> GetModelTemplate(GetModelTemplateInput input, Caller caller, CancellationToken cancellation) =>
        Read(caller, input.ApiId, api =>
        {
            var model = api.Get(V2Part.Model, input.ModelId);
            return new GetModelTemplateOutput { Value = SampleTemplate.Of(ApiModelRules.ToRest(model), ApiModelRules.Rest(api.All(V2Part.Model))) };
        });

    public ValueTask<Model> UpdateModel(UpdateModelInput input, Caller caller, CancellationToken cancellation) =>
        Change(caller, input.ApiId, changes =>
        {
            var before = changes.Get(V2Part.Model, input.ModelId);
            return Put(changes, before with
            {
                ContentType = input.ContentType ?? before.ContentType,
                Description = input.Description ?? before.Description,
                Name = input.Name ?? before.Name,
                JsonSchema = input.JsonSchema ?? before.JsonSchema,
            });
        }, cancellation);

    public ValueTask<Unit> DeleteModel(DeleteModelInput input, Caller caller, CancellationToken cancellation) =>
        Remove(caller, input.ApiId, new ApiPartOf<Model>(V2Part.Model, input.ModelId, changes =>
        {
            var name = changes.Get(V2Part.Model, input.ModelId).Name!;
            if (changes.All(V2Part.Route).Find(r => r.RequestModels?.Values.Contains(name) == true) is { } route)
            {
                throw Refusal.Conflict($"Cannot delete model '{name}', is referenced in route: {route.RouteKey}");
            }
        }), cancellation);

    private static Model Put(ApiChanges changes, Model model)
    {
        RefuseForHttp(changes, "Models");
        ApiModelRules.Check(model, changes.All(V2Part.Model));
        return changes.Put(V2Part.Model, model);
    }
}
