using System.Text;
using Fractus.ApiGateway.Contract;
using Fractus.Kernel;
using Fractus.Kernel.Contracts;
using Fractus.Kernel.Identity;

namespace Fractus.ApiGateway.Tests.Data;

/// <summary>AWS integrations with services other than Lambda.</summary>
public sealed class ServiceIntegrationTests
{
    private const string Role = "arn:aws:iam::000000000000:role/tables";
    private readonly TestCloud _cloud = new();

    [Fact]
    public async Task A_template_becomes_a_call_of_a_service_as_the_integrations_role()
    {
        ServiceRequest? sent = null;
        InternalCall? call = null;
        _cloud.Services = (request, asWhom) =>
        {
            (sent, call) = (request, asWhom);
            return ValueTask.FromResult(new ServiceAnswer(200, [new("Content-Type", "application/x-amz-json-1.0")], "{\"Item\": {\"n\": {\"S\": \"Ada\"}}}"u8.ToArray()));
        };
        var api = await DeployedAsync("arn:aws:apigateway:eu-west-1:dynamodb:action/GetItem", "{\"TableName\": \"t\", \"Key\": {\"id\": {\"S\": \"$input.params('id')\"}}}");

        var answer = await api.GetAsync("/v1/items/7");

        Assert.Equal((200, "Ada"), (answer.Status, answer.Text));
        Assert.Equal(("dynamodb", "GetItem", "POST", "{\"TableName\": \"t\", \"Key\": {\"id\": {\"S\": \"7\"}}}"), (sent!.Service, sent.Action, sent.Method, Encoding.UTF8.GetString(sent.Body.Span)));
        Assert.Equal((PrincipalKind.AssumedRole, Role, "eu-west-1"), (call!.Principal.Kind, call.Principal.RoleArn, call.Region));
    }

    [Fact]
    public async Task What_a_service_refuses_is_selected_by_its_status()
    {
        _cloud.Services = (_, _) => ValueTask.FromResult(new ServiceAnswer(400, [], "{\"message\": \"no table\"}"u8.ToArray()));
        var api = await DeployedAsync("arn:aws:apigateway:us-east-1:dynamodb:action/GetItem", "{}");
        var answer = await api.GetAsync("/v1/items/7");
        Assert.Equal((404, "no table"), (answer.Status, answer.Text));
    }

    [Fact]
    public async Task A_path_integration_takes_path_and_query_from_the_request()
    {
        ServiceRequest? sent = null;
        _cloud.Services = (request, _) =>
        {
            sent = request;
            return ValueTask.FromResult(new ServiceAnswer(200, [], "{\"Item\":{\"n\":{\"S\":\"\"}}}"u8.ToArray()));
        };
        var api = await DeployedAsync("arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/{name}/configuration", "", new()
        {
            ["integration.request.path.name"] = "method.request.path.id",
            ["integration.request.querystring.Qualifier"] = "'$LATEST'",
        });
        await api.GetAsync("/v1/items/a%20b");
        Assert.Equal((null, "/2015-03-31/functions/a%20b/configuration", "Qualifier=%24LATEST"), (sent!.Action, sent.Path, sent.Query));
    }

    [Fact]
    public async Task A_role_is_needed_and_must_be_the_callers_to_pass()
    {
        // Else whoever may make APIs could do what any role may.
        var api = await ApiBuilder.CreateAsync(_cloud);
        var resource = await api.MethodAsync("/a");
        var input = api.Integration(resource, IntegrationType.Aws) with { Uri = "arn:aws:apigateway:us-east-1:dynamodb:action/Scan" };
        await AssertError.IsAsync<BadRequestException>("Role ARN must be specified for AWS integrations", () => api.PutAsync(input));

        AccessQuestion? asked = null;
        _cloud.Decide = question =>
        {
            asked = question;
            return new AccessDecision(false, "not yours", null);
        };
        await AssertError.IsAsync<CommonApiException>("not yours", () => api.PutAsync(input with { Credentials = Role }));
        Assert.Equal(("iam:PassRole", Role, "apigateway.amazonaws.com"), (asked!.Value.Action, asked.Value.ResourceArn, asked.Value.ServiceContext!["iam:PassedToService"].Single()));
    }

    private async Task<ApiBuilder> DeployedAsync(string uri, string template, Dictionary<string, string>? parameters = null)
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        var resource = await api.MethodAsync("/items/{id}", parameters: new() { ["method.request.path.id"] = true });
        await api.PutAsync(api.Integration(resource, IntegrationType.Aws) with
        {
            Uri = uri,
            Credentials = Role,
            RequestParameters = parameters,
            RequestTemplates = new Dictionary<string, string?> { ["application/json"] = template },
        });
        await api.ResponseAsync(resource, "GET", "200", "$input.path('$.Item.n.S')");
        await api.ResponseAsync(resource, "GET", "404", "$input.path('$.message')", "4\\d\\d");
        await api.DeployAsync();
        return api;
    }
}
