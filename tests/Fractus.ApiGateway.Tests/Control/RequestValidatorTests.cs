using Fractus.ApiGateway.Contract;

namespace Fractus.ApiGateway.Tests.Control;

public sealed class RequestValidatorTests
{
    private readonly TestCloud _cloud = new();

    [Fact]
    public async Task A_validator_is_created_changed_listed_and_deleted()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        var made = await _cloud.Api.CreateRequestValidator(new CreateRequestValidatorInput { RestApiId = api.Id, Name = "all" }, _cloud.Caller, default);
        Assert.Equal(("all", false, false), (made.Name, made.ValidateRequestBody, made.ValidateRequestParameters));

        var changed = await Update(api, made.Id!, ("replace", "/validateRequestBody", "true"));
        Assert.Equal((true, false), (changed.ValidateRequestBody, changed.ValidateRequestParameters));

        // Recorded of the real service: no value is "false".
        Assert.False((await Update(api, made.Id!, ("replace", "/validateRequestBody", null))).ValidateRequestBody);
        var all = await _cloud.Api.GetRequestValidators(new GetRequestValidatorsInput { RestApiId = api.Id }, _cloud.Caller, default);
        Assert.Equal(made.Id, Assert.Single(all.Items!).Id);
        var key = new DeleteRequestValidatorInput { RestApiId = api.Id, RequestValidatorId = made.Id! };
        await _cloud.Api.DeleteRequestValidator(key, _cloud.Caller, default);
        await AssertError.IsAsync<NotFoundException>(
            "Invalid Request Validator identifier specified", async () => await _cloud.Api.DeleteRequestValidator(key, _cloud.Caller, default));
    }

    [Fact]
    public async Task Wrong_changes_are_refused_in_the_real_services_words()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        var id = (await _cloud.Api.CreateRequestValidator(new CreateRequestValidatorInput { RestApiId = api.Id, Name = "all" }, _cloud.Caller, default)).Id!;
        await Refuses("Invalid patch path  '/validateRequestBody' specified for op 'add'. Please choose supported operations", ("add", "/validateRequestBody", "true"));
        await Refuses(
            "Invalid patch path  '/invalidPath' specified for op 'replace'. Must be one of: [/name, /validateRequestParameters, /validateRequestBody]",
            ("replace", "/invalidPath", "true"));
        await Refuses("Request Validator name cannot be blank", ("replace", "/name", ""));
        await AssertError.IsAsync<BadRequestException>(
            "Invalid REST API identifier specified",
            async () => await _cloud.Api.CreateRequestValidator(new CreateRequestValidatorInput { RestApiId = "nobody" }, _cloud.Caller, default));

        Task Refuses(string message, (string, string, string?) patch) => AssertError.IsAsync<BadRequestException>(message, () => Update(api, id, patch));
    }

    private async Task<RequestValidator> Update(ApiBuilder api, string id, params (string, string, string?)[] patches) => await _cloud.Api.UpdateRequestValidator(
        new UpdateRequestValidatorInput { RestApiId = api.Id, RequestValidatorId = id, PatchOperations = Patches.Of(patches) }, _cloud.Caller, default);
}
