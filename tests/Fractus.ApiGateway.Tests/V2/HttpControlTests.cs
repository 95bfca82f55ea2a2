using Fractus.ApiGateway.Contract.V2;
using BadRequestException = Fractus.ApiGateway.Contract.BadRequestException;
using ConflictException = Fractus.ApiGateway.Contract.ConflictException;
using NotFoundException = Fractus.ApiGateway.Contract.NotFoundException;

namespace Fractus.ApiGateway.Tests.V2;

/// <summary>The operations on HTTP APIs.</summary>
public sealed class HttpControlTests
{
    private readonly TestCloud _cloud = new();

    // The one command of the guide's first page: an API that works, with nothing else to set up.
    [Fact]
    public async Task Quick_create_makes_an_API_that_answers()
    {
        var api = await HttpApiBuilder.CreateAsync(_cloud, new CreateApiInput { Name = "quick", ProtocolType = "HTTP", Target = ApiBuilder.FunctionArn });
        _cloud.LambdaReturns("\"hello\"");
        Assert.Equal("hello", (await api.GetAsync("/anything/at/all")).Text);
        var route = Assert.Single((await _cloud.ApiV2.GetRoutes(new GetRoutesInput { ApiId = api.Id }, _cloud.Caller, default)).Items!);
        Assert.Equal("$default", route.RouteKey);
        Assert.True(route.ApiGatewayManaged);
        var stage = Assert.Single((await _cloud.ApiV2.GetStages(new GetStagesInput { ApiId = api.Id }, _cloud.Caller, default)).Items!);
        Assert.Equal("$default", stage.StageName);
        Assert.Equal($"Successfully deployed stage with deployment ID '{stage.DeploymentId}'", stage.LastDeploymentStatusMessage);
    }

    [Fact]
    public async Task Another_protocol_is_refused_in_the_real_words() => await AssertError.IsAsync<BadRequestException>(
        "Invalid protocol specified. Must be one of [HTTP, WEBSOCKET]",
        async () => await _cloud.ApiV2.CreateApi(new CreateApiInput { Name = "x", ProtocolType = "FTP" }, _cloud.Caller, default));

    [Fact]
    public async Task A_route_key_is_unique_and_has_a_form()
    {
        var api = await HttpApiBuilder.CreateAsync(_cloud);
        await api.RouteAsync("GET /pets");
        await AssertError.IsAsync<ConflictException>("Route with key GET /pets already exists for this API", () => api.RouteAsync("GET /pets"));
        await AssertError.IsAsync<BadRequestException>(
            "The provided route key is not formatted properly for HTTP protocol. Format should be \"<HTTP METHOD> /<RESOURCE PATH>\" or \"$default\"",
            () => api.RouteAsync("FETCH /pets"));
    }

    // Else a route would lead nowhere, and its clients would find out.
    [Fact]
    public async Task An_integration_in_use_stays()
    {
        var api = await HttpApiBuilder.CreateAsync(_cloud);
        var integration = await api.IntegrationAsync();
        var route = await api.RouteAsync("GET /pets", integration);
        var delete = new DeleteIntegrationInput { ApiId = api.Id, IntegrationId = integration };
        await AssertError.IsAsync<ConflictException>(
            $"Cannot delete Integration because it is referenced by the following Routes with Ids: [{route.RouteId}]",
            async () => await _cloud.ApiV2.DeleteIntegration(delete, _cloud.Caller, default));
        await _cloud.ApiV2.DeleteRoute(new DeleteRouteInput { ApiId = api.Id, RouteId = route.RouteId! }, _cloud.Caller, default);
        await _cloud.ApiV2.DeleteIntegration(delete, _cloud.Caller, default);
    }

    // What a stage serves changes by deployment alone, unless it deploys by itself.
    [Fact]
    public async Task A_stage_serves_what_was_deployed_to_it()
    {
        var api = await HttpApiBuilder.CreateAsync(_cloud);
        _cloud.LambdaReturns("\"ok\"");
        await api.StageAsync("manual", s => s with { AutoDeploy = false });
        await api.RouteAsync("GET /pets");
        Assert.Equal(200, (await api.GetAsync("/pets")).Status);
        Assert.Equal(404, (await api.GetAsync("/manual/pets")).Status);
        await _cloud.ApiV2.CreateDeployment(new CreateDeploymentInput { ApiId = api.Id, StageName = "manual" }, _cloud.Caller, default);
        Assert.Equal(200, (await api.GetAsync("/manual/pets")).Status);
        await api.RouteAsync("GET /dogs");
        Assert.Equal(200, (await api.GetAsync("/dogs")).Status);
        Assert.Equal(404, (await api.GetAsync("/manual/dogs")).Status);
    }

    [Fact]
    public async Task An_API_without_routes_cannot_be_deployed()
    {
        var api = await HttpApiBuilder.CreateAsync(_cloud);
        await AssertError.IsAsync<BadRequestException>(
            "Unable to deploy API because no routes exist in this API",
            async () => await _cloud.ApiV2.CreateDeployment(new CreateDeploymentInput { ApiId = api.Id }, _cloud.Caller, default));
        var stage = await _cloud.ApiV2.GetStage(new GetStageInput { ApiId = api.Id, StageName = "$default" }, _cloud.Caller, default);
        Assert.Equal("Deployment attempt failed: Unable to deploy API because no routes exist in this API", stage.LastDeploymentStatusMessage);
    }

    [Fact]
    public async Task Route_settings_are_of_routes_that_are_there()
    {
        var api = await HttpApiBuilder.CreateAsync(_cloud);
        await api.RouteAsync("ANY /{proxy+}");
        var update = new UpdateStageInput
        {
            ApiId = api.Id,
            StageName = "$default",
            RouteSettings = new Dictionary<string, RouteSettings> { ["DELETE /{proxy+}"] = new() { ThrottlingBurstLimit = 1 } },
        };
        await AssertError.IsAsync<NotFoundException>(
            "Unable to find Route by key DELETE /{proxy+} within the provided RouteSettings",
            async () => await _cloud.ApiV2.UpdateStage(update, _cloud.Caller, default));
    }

    [Fact]
    public async Task Another_accounts_API_is_not_there()
    {
        var api = await HttpApiBuilder.CreateAsync(_cloud);
        await AssertError.IsAsync<NotFoundException>(
            $"Invalid API identifier specified 111111111111:{api.Id}",
            async () => await _cloud.ApiV2.GetApi(new GetApiInput { ApiId = api.Id }, TestCloud.CallerOf("111111111111"), default));
    }

    [Fact]
    public async Task Lists_come_in_pages()
    {
        var api = await HttpApiBuilder.CreateAsync(_cloud);
        var integration = await api.IntegrationAsync();
        foreach (var number in Enumerable.Range(0, 5))
        {
            await api.RouteAsync($"GET /{number}", integration);
        }

        var keys = new List<string>();
        string? token = null;
        do
        {
            var page = await _cloud.ApiV2.GetRoutes(new GetRoutesInput { ApiId = api.Id, MaxResults = "2", NextToken = token }, _cloud.Caller, default);
            Assert.InRange(page.Items!.Count, 1, 2);
            keys.AddRange(page.Items.Select(r => r.RouteKey!));
            token = page.NextToken;
        }
        while (token is not null);
        Assert.Equal(["GET /0", "GET /1", "GET /2", "GET /3", "GET /4"], keys.Order());
    }

    [Fact]
    public async Task What_is_deleted_is_gone_for_clients_and_owners()
    {
        var api = await HttpApiBuilder.CreateAsync(_cloud);
        _cloud.LambdaReturns("\"ok\"");
        await api.RouteAsync("GET /");
        Assert.Equal(200, (await api.GetAsync("/")).Status);
        await _cloud.ApiV2.DeleteApi(new DeleteApiInput { ApiId = api.Id }, _cloud.Caller, default);
        Assert.NotEqual(200, (await api.GetAsync("/")).Status);
        Assert.Empty((await _cloud.ApiV2.GetApis(new GetApisInput(), _cloud.Caller, default)).Items!);
    }

    [Fact]
    public async Task Tags_are_kept_on_APIs_stages_and_domain_names()
    {
        var api = await HttpApiBuilder.CreateAsync(_cloud);
        var domain = new DomainNameConfiguration { CertificateArn = "arn:aws:acm:us-east-1:000000000000:certificate/1" };
        await _cloud.ApiV2.CreateDomainName(new CreateDomainNameInput { DomainName = "api.example.com", DomainNameConfigurations = [domain] }, _cloud.Caller, default);
        foreach (var path in new[] { $"/apis/{api.Id}", $"/apis/{api.Id}/stages/$default", "/domainnames/api.example.com" })
        {
            var arn = "arn:aws:apigateway:us-east-1::" + path;
            await _cloud.ApiV2.TagResource(
                new TagResourceInput { ResourceArn = arn, Tags = new Dictionary<string, string> { ["a"] = "1", ["b"] = "2" } }, _cloud.Caller, default);
            await _cloud.ApiV2.UntagResource(new UntagResourceInput { ResourceArn = arn, TagKeys = ["a"] }, _cloud.Caller, default);
            var tags = (await _cloud.ApiV2.GetTags(new GetTagsInput { ResourceArn = arn }, _cloud.Caller, default)).Tags!;
            Assert.Equal("2", Assert.Single(tags).Value);
        }
    }

    // Nothing is accepted and then not obeyed.
    [Fact]
    public async Task What_is_not_built_is_refused_by_name()
    {
        var api = await HttpApiBuilder.CreateAsync(_cloud);
        string[] waiting =
        [
            "EventBridge-PutEvents", "SQS-SendMessage", "SQS-ReceiveMessage", "SQS-DeleteMessage", "SQS-PurgeQueue", "AppConfig-GetConfiguration",
            "Kinesis-PutRecord", "StepFunctions-StartExecution", "StepFunctions-StartSyncExecution", "StepFunctions-StopExecution",
        ];
        foreach (var subtype in waiting)
        {
            await AssertError.IsAsync<BadRequestException>(
                $"The integration subtype {subtype} is not supported by Fractus yet.",
                () => api.IntegrationAsync(i => i with { IntegrationSubtype = subtype, IntegrationUri = null }));
        }

        await AssertError.IsAsync<BadRequestException>(
            "The connection type VPC_LINK is not supported by Fractus yet.",
            () => api.IntegrationAsync(i => i with { ConnectionType = "VPC_LINK", ConnectionId = "link" }));
    }
}
