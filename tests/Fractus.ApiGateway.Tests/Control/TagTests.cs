using Fractus.ApiGateway.Contract;

namespace Fractus.ApiGateway.Tests.Control;

public sealed class TagTests
{
    private readonly TestCloud _cloud = new();

    [Fact]
    public async Task What_can_be_tagged_shows_its_tags_until_they_are_taken_off()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        await api.MockAsync("/a", "{\"statusCode\": 200}", null);
        await api.DeployAsync();
        var key = await _cloud.Api.CreateApiKey(new CreateApiKeyInput { Name = "k" }, _cloud.Caller, default);
        var plan = await _cloud.Api.CreateUsagePlan(new CreateUsagePlanInput { Name = "p" }, _cloud.Caller, default);
        await _cloud.Api.CreateDomainName(
            new CreateDomainNameInput { DomainName = "api.example.com", CertificateArn = "arn:aws:acm:us-east-1:000000000000:certificate/1" }, _cloud.Caller, default);
        foreach (var path in new[] { $"/restapis/{api.Id}", $"/restapis/{api.Id}/stages/v1", $"/apikeys/{key.Id}", $"/usageplans/{plan.Id}", "/domainnames/api.example.com" })
        {
            var arn = "arn:aws:apigateway:us-east-1::" + path;
            await _cloud.Api.TagResource(new TagResourceInput { ResourceArn = arn, Tags = new Dictionary<string, string> { ["a"] = "1", ["b"] = "2" } }, _cloud.Caller, default);
            await _cloud.Api.UntagResource(new UntagResourceInput { ResourceArn = arn, TagKeys = ["b"] }, _cloud.Caller, default);
            var tags = await _cloud.Api.GetTags(new GetTagsInput { ResourceArn = arn }, _cloud.Caller, default);
            Assert.Equal(new Dictionary<string, string> { ["a"] = "1" }, tags.TagsValue);
        }

        Assert.Equal("1", (await _cloud.Api.GetRestApi(new GetRestApiInput { RestApiId = api.Id }, _cloud.Caller, default)).Tags!["a"]);
        await Assert.ThrowsAsync<NotFoundException>(async () => await _cloud.Api.GetTags(new GetTagsInput { ResourceArn = "arn:aws:apigateway:us-east-1::/restapis/nobody" }, _cloud.Caller, default));
        await Assert.ThrowsAsync<BadRequestException>(async () => await _cloud.Api.GetTags(new GetTagsInput { ResourceArn = "arn:aws:s3:::bucket" }, _cloud.Caller, default));
    }
}
