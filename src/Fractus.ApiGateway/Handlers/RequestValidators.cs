using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules;
using Fractus.ApiGateway.Rules.Patches;
using Fractus.ApiGateway.Storage;
using Fractus.Kernel;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Handlers;

public sealed partial class ApiGatewayHandlers
{
    public ValueTask<RequestValidator> CreateRequestValidator(
        CreateRequestValidatorInput input, Caller caller, CancellationToken cancellation)
    {
        var validator = new RequestValidator
        {
            Id = ids.LowerBase36(PartIdLength),
            Name = input.Name,
            ValidateRequestBody = input.ValidateRequestBody ?? false,
            ValidateRequestParameters = input.ValidateRequestParameters ?? false,
        };
        return Change(caller, input.RestApiId, changes =>
        {
            // Here, unlike elsewhere, an unknown API is a bad request on the real service.
            return changes.IsKnown
                ? changes.Put(ApiPart.RequestValidator, validator)
                : throw new BadRequestException("Invalid REST API identifier specified");
        }, cancellation);
    }

    public ValueTask<RequestValidator> GetRequestValidator(GetRequestValidatorInput input, Caller caller, CancellationToken cancellation) =>
        Read(caller, input.RestApiId, api => api.Get(ApiPart.RequestValidator, input.RequestValidatorId));

    public ValueTask<RequestValidators> GetRequestValidators(
        GetRequestValidatorsInput input, Caller caller, CancellationToken cancellation) => Read(caller, input.RestApiId, api =>
    {
        var (items, position) = Pages.Take(
            pages, "validators " + input.RestApiId, api.All(ApiPart.RequestValidator), v => v.Id!, input.Position, input.Limit);
        return new RequestValidators { Items = items, Position = position };
    });

    public ValueTask<RequestValidator> UpdateRequestValidator(
        UpdateRequestValidatorInput input, Caller caller, CancellationToken cancellation) => Change(caller, input.RestApiId, changes =>
    {
        var validator = changes.Get(ApiPart.RequestValidator, input.RequestValidatorId);
        return changes.Put(ApiPart.RequestValidator, RequestValidatorPatch.Apply(validator, input.PatchOperations));
    }, cancellation);

    public ValueTask<Unit> DeleteRequestValidator(
        DeleteRequestValidatorInput input, Caller caller, CancellationToken cancellation) => Change(caller, input.RestApiId, changes =>
    {
        changes.Get(ApiPart.RequestValidator, input.RequestValidatorId);
        var isUsed = changes.Resources().Any(r => r.ResourceMethods?.Values.Any(m => m.RequestValidatorId == input.RequestValidatorId) == true);
        if (isUsed)
        {
            throw new ConflictException("Request Validator is being used by a method");
        }

        changes.Remove(ApiPart.RequestValidator, input.RequestValidatorId);
        return Unit.Value;
    }, cancellation);
}
