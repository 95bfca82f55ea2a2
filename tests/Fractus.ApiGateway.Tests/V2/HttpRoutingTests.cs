using Fractus.ApiGateway.Contract.V2;

namespace Fractus.ApiGateway.Tests.V2;

/// <summary>Which route a request takes.</summary>
public sealed class HttpRoutingTests
{
    private readonly TestCloud _cloud = new();

    // The order that the guide gives: a full match, then the greedy variable, then the default.
    [Theory]
    [InlineData("GET", "/pets/dog/1", "GET /pets/dog/1")]
    [InlineData("GET", "/pets/dog/2", "GET /pets/dog/{id}")]
    [InlineData("GET", "/pets/cat/2", "GET /pets/{proxy+}")]
    [InlineData("POST", "/pets/cat/2", "ANY /{proxy+}")]
    [InlineData("POST", "/test/5", "ANY /{proxy+}")]
    [InlineData("GET", "/", "$default")]
    public async Task The_most_specific_route_takes_a_request(string method, string path, string routeKey)
    {
        var api = await HttpApiBuilder.CreateAsync(_cloud);
        var integration = await api.IntegrationAsync();
        foreach (var key in new[] { "GET /pets/dog/1", "GET /pets/dog/{id}", "GET /pets/{proxy+}", "ANY /{proxy+}", "$default" })
        {
            await api.RouteAsync(key, integration);
        }

        _cloud.LambdaReturns("\"ok\"");
        await api.SendAsync(method, path, null);
        Assert.Contains($"\"routeKey\":\"{routeKey}\",\"rawPath\":\"{path}\"", api.LastEvent());
    }

    [Fact]
    public async Task Without_a_route_there_is_nothing()
    {
        var api = await HttpApiBuilder.CreateAsync(_cloud);
        await api.RouteAsync("GET /pets");
        var answer = await api.GetAsync("/dogs");
        Assert.Equal((404, """{"message":"Not Found"}"""), (answer.Status, answer.Text));
        Assert.Equal("application/json", answer.Header("content-type"));
        Assert.Equal(16, answer.Header("apigw-requestid")!.Length);
    }

    // The stage is in the path that functions see, where the URL names it.
    [Fact]
    public async Task A_named_stage_is_the_first_part_of_the_path()
    {
        var api = await HttpApiBuilder.CreateAsync(_cloud);
        await api.RouteAsync("GET /pets/{name}");
        await api.StageAsync("v1", s => s with { StageVariables = new Dictionary<string, string> { ["color"] = "blue" } });
        _cloud.LambdaReturns("\"ok\"");
        Assert.Equal(200, (await api.GetAsync("/v1/pets/a%20b")).Status);
        var seen = api.LastEvent();
        Assert.Contains("\"rawPath\":\"/v1/pets/a b\"", seen);
        Assert.Contains("\"pathParameters\":{\"name\":\"a b\"},\"stageVariables\":{\"color\":\"blue\"}", seen);
        Assert.Contains("\"stage\":\"v1\"", seen);
    }

    [Fact]
    public async Task The_path_form_reaches_the_same_API()
    {
        var api = await HttpApiBuilder.CreateAsync(_cloud);
        await api.RouteAsync("GET /pets");
        _cloud.LambdaReturns("\"ok\"");
        var answer = await ApiBuilder.SendAsync(_cloud, "localhost:4566", "GET", $"/_aws/execute-api/{api.Id}/pets", default);
        Assert.Equal(200, answer.Status);
    }

    [Fact]
    public async Task A_throttle_counts_each_route_by_itself()
    {
        var api = await HttpApiBuilder.CreateAsync(_cloud);
        var integration = await api.IntegrationAsync();
        await api.RouteAsync("GET /a", integration);
        await api.RouteAsync("GET /b", integration);
        var update = new UpdateStageInput
        {
            ApiId = api.Id,
            StageName = "$default",
            DefaultRouteSettings = new RouteSettings { ThrottlingBurstLimit = 2, ThrottlingRateLimit = 1 },
        };
        await _cloud.ApiV2.UpdateStage(update, _cloud.Caller, default);
        _cloud.LambdaReturns("\"ok\"");
        var statuses = new List<int>();
        for (var i = 0; i < 3; i++)
        {
            statuses.Add((await api.GetAsync("/a")).Status);
        }

        Assert.Equal([200, 200, 429], statuses);
        Assert.Equal(200, (await api.GetAsync("/b")).Status);
        _cloud.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(200, (await api.GetAsync("/a")).Status);
    }
}
