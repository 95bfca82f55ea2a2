using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules;
using Fractus.ApiGateway.Rules.Patches;
using Fractus.ApiGateway.Rules.Schemas;
using Fractus.ApiGateway.Storage;
using Fractus.Kernel;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Handlers;

public sealed partial class ApiGatewayHandlers
{
    public ValueTask<Model> CreateModel(CreateModelInput input, Caller caller, CancellationToken cancellation)
    {
        var id = ids.LowerBase36(PartIdLength);
        return Change(
            caller, input.RestApiId, changes => changes.Put(ApiPart.Model, ModelRules.Create(input, id, changes.All(ApiPart.Model))), cancellation);
    }

    public ValueTask<Model> GetModel(GetModelInput input, Caller caller, CancellationToken cancellation) => Read(caller, input.RestApiId, api =>
    {
        var model = api.Get(ApiPart.Model, input.ModelName);
        return input.Flatten == true ? model with { JsonSchema = FlatSchema.Of(model, api.All(ApiPart.Model)) } : model;
    });

    public ValueTask<Models> GetModels(GetModelsInput input, Caller caller, CancellationToken cancellation) => Read(caller, input.RestApiId, api =>
    {
        var (items, position) = Pages.Take(
            pages, "models " + input.RestApiId, api.All(ApiPart.Model), m => m.Name!, input.Position, input.Limit);
        return new Models { Items = items, Position = position };
    });

    public ValueTask<Template> GetModelTemplate(GetModelTemplateInput input, Caller caller, CancellationToken cancellation) =>
        Read(caller, input.RestApiId, api => new Template
        {
            Value = SampleTemplate.Of(api.Get(ApiPart.Model, input.ModelName), api.All(ApiPart.Model)),
        });

    public ValueTask<Model> UpdateModel(UpdateModelInput input, Caller caller, CancellationToken cancellation) =>
        Change(caller, input.RestApiId, changes =>
        {
            var model = changes.Get(ApiPart.Model, input.ModelName);
            return changes.Put(ApiPart.Model, ModelPatch.Apply(model, changes.All(ApiPart.Model), input.PatchOperations));
        }, cancellation);

    public ValueTask<Unit> DeleteModel(DeleteModelInput input, Caller caller, CancellationToken cancellation) =>
        Change(caller, input.RestApiId, changes =>
        {
            changes.Get(ApiPart.Model, input.ModelName);
            ModelRules.CheckUnused(input.ModelName, changes.Resources(), changes.All(ApiPart.Model));
            changes.Remove(ApiPart.Model, input.ModelName);
            return Unit.Value;
        }, cancellation);
}
