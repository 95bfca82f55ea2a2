using Fractus.ApiGateway.Contract;

namespace Fractus.ApiGateway.Tests.Data;

public sealed class ResourcePolicyTests
{
    private readonly TestCloud _cloud = new();

    [Theory]
    [InlineData("127.0.0.0/8", 200)]
    [InlineData("10.0.0.0/8", 403)]
    public async Task Only_the_addresses_that_the_policy_allows_may_call(string range, int status)
    {
        var api = await Guarded($$"""{"Effect":"Allow","Principal":"*","Action":"execute-api:Invoke","Resource":"execute-api:/*","Condition":{"IpAddress":{"aws:SourceIp":"{{range}}"} } }""");
        var answer = await api.GetAsync("/v1/a");
        Assert.Equal(status, answer.Status);
        if (status == 403)
        {
            Assert.StartsWith(
                $"{{\"Message\":\"User: anonymous is not authorized to perform: execute-api:Invoke on resource: arn:aws:execute-api:us-east-1:********0000:{api.Id}/v1/GET/a",
                answer.Text,
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_denial_wins_and_the_resources_are_kept_in_full()
    {
        var api = await Guarded("""{"Effect":"Allow","Principal":"*","Action":"execute-api:Invoke","Resource":"execute-api:/*"},{"Effect":"Deny","Principal":"*","Action":"execute-api:Invoke","Resource":"execute-api:/v1/GET/a"}""");
        var kept = await _cloud.Api.GetRestApi(new GetRestApiInput { RestApiId = api.Id }, _cloud.Caller, default);
        Assert.Contains($"arn:aws:execute-api:us-east-1:000000000000:{api.Id}/v1/GET/a", kept.Policy, StringComparison.Ordinal);
        var answer = await api.GetAsync("/v1/a");
        Assert.Equal(403, answer.Status);
        Assert.Contains("with an explicit deny", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_policy_is_refused()
    {
        const string Message = "Invalid policy document. Please check the policy syntax and ensure that Principals are valid.";
        await AssertError.IsAsync<BadRequestException>(Message, () => ApiBuilder.CreateAsync(_cloud, new CreateRestApiInput { Name = "a", Policy = "no JSON" }));
        await AssertError.IsAsync<BadRequestException>(Message, () => Guarded("""{"Effect":"Maybe","Principal":"*","Action":"*","Resource":"*"}"""));
    }

    private async Task<ApiBuilder> Guarded(string statements)
    {
        var api = await ApiBuilder.CreateAsync(_cloud, new CreateRestApiInput { Name = "a", Policy = $$"""{"Version":"2012-10-17","Statement":[{{statements}}]}""" });
        await api.MockAsync("/a", "{\"statusCode\": 200}", null);
        await api.DeployAsync();
        return api;
    }
}
