using System.Net;
using System.Text.Json;
using Fractus.Testing;
using Xunit;

namespace Fractus.Clients.Tests;

/// <summary>The lab as docs/first-lab.md has it, command by command.</summary>
internal sealed class CliLab(ServerProcess server, LabFiles files)
{
    private const string Table = "serverless_workshop_intro";
    private const string Policies = "arn:aws:iam::aws:policy/";

    public async Task BeforeAsync()
    {
        await Aws($"dynamodb create-table --table-name {Table} --attribute-definitions AttributeName=_id,AttributeType=S --key-schema AttributeName=_id,KeyType=HASH --billing-mode PAY_PER_REQUEST");
        await Aws($"dynamodb wait table-exists --table-name {Table}");
        await Aws("dynamodb", "put-item", "--table-name", Table, "--item", """{"_id": {"S": "1"}, "Name": {"S": "Me"}}""");

        await CreateFunctionAsync("first-function");
        var first = await InvokeAsync("first-function");
        Assert.Contains("4711", first.Payload, StringComparison.Ordinal);
        Assert.Matches("START RequestId: .* Version: \\$LATEST\n(.*\n)*END RequestId: .*\nREPORT RequestId: .*Init Duration: ", first.Log);

        await CreateFunctionAsync("add-people");
        var denied = await InvokeAsync("add-people");
        Assert.Equal("Unhandled", denied.FunctionError);
        Assert.Contains(
            "User: arn:aws:sts::000000000000:assumed-role/add-people-role/add-people is not authorized to perform: dynamodb:BatchWriteItem on resource: "
            + $"arn:aws:dynamodb:us-east-1:000000000000:table/{Table} because no identity-based policy allows the dynamodb:BatchWriteItem action",
            denied.Payload,
            StringComparison.Ordinal);
        await Aws($"iam attach-role-policy --role-name add-people-role --policy-arn {Policies}AmazonDynamoDBFullAccess");
        Assert.Equal($$"""{"message":"Success. Added 3 people to {{Table}}."}""", (await InvokeAsync("add-people")).Payload);

        // Log lines are stored within about a tenth of a second of the answer, which does not wait for them: a kill before that would lose them.
        for (var looks = 0; looks < 20 && await WrittenAsync() < 3; looks++)
        {
        }
    }

    public async Task AfterAsync()
    {
        Assert.Equal(4, (await Json($"dynamodb scan --table-name {Table}")).GetProperty("Count").GetInt32());
        var arn = await CreateFunctionAsync("get-users");
        await Aws($"iam attach-role-policy --role-name get-users-role --policy-arn {Policies}AmazonDynamoDBReadOnlyAccess");
        using (var users = JsonDocument.Parse((await InvokeAsync("get-users")).Payload))
        {
            Assert.Equal(4, users.RootElement.GetArrayLength());
        }

        await Aws($"lambda update-function-code --function-name get-users --zip-file fileb://{files.ZipOf("add-people")}");
        Assert.Contains("AccessDeniedException", (await InvokeAsync("get-users")).Payload, StringComparison.Ordinal);
        await Aws($"lambda update-function-code --function-name get-users --zip-file fileb://{files.ZipOf("get-users")}");

        var api = await CreateApiAsync(arn);
        await CallApiAsync(api);
        Assert.Equal(3, await WrittenAsync());
        await CleanUpAsync(api);
    }

    private async Task<string> CreateApiAsync(string functionArn)
    {
        var api = (await Json("apigateway create-rest-api --name ServerlessREST --endpoint-configuration types=REGIONAL")).GetProperty("id").GetString()!;
        var root = (await Json($"apigateway get-resources --rest-api-id {api}")).GetProperty("items")[0].GetProperty("id").GetString();
        var users = (await Json($"apigateway create-resource --rest-api-id {api} --parent-id {root} --path-part users")).GetProperty("id").GetString();
        var method = $"--rest-api-id {api} --resource-id {users} --http-method GET";
        await Aws($"apigateway put-method {method} --authorization-type NONE");
        await Aws($"apigateway put-method-response {method} --status-code 200");
        await Aws($"apigateway put-integration {method} --type AWS --integration-http-method POST --uri arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/{functionArn}/invocations");
        await Aws($"apigateway put-integration-response {method} --status-code 200");

        // Before API Gateway has permission, the call fails as on the real service; then the permission question is answered.
        var refused = await Json($"apigateway test-invoke-method {method}");
        Assert.Equal(500, refused.GetProperty("status").GetInt32());
        await Aws($"lambda add-permission --function-name get-users --statement-id api --action lambda:InvokeFunction --principal apigateway.amazonaws.com --source-arn arn:aws:execute-api:us-east-1:000000000000:{api}/*/GET/users");
        var tested = await Json($"apigateway test-invoke-method {method}");
        Assert.Equal(200, tested.GetProperty("status").GetInt32());
        Assert.Contains("Method completed with status: 200", tested.GetProperty("log").GetString(), StringComparison.Ordinal);
        await Aws($"apigateway create-deployment --rest-api-id {api} --stage-name v1");
        return api;
    }

    private async Task CallApiAsync(string api)
    {
        using var http = new HttpClient();
        using var root = await http.GetAsync(new Uri($"{server.Url}/restapis/{api}/v1/_user_request_/"));
        Assert.Equal(HttpStatusCode.Forbidden, root.StatusCode);
        Assert.Equal("""{"message":"Missing Authentication Token"}""", await root.Content.ReadAsStringAsync());

        // The host name resolves to loopback everywhere; saying it in the header spares the test a resolver.
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"{server.Url}/v1/users"));
        request.Headers.Host = $"{api}.execute-api.localhost:{server.Port}";
        using var answer = await http.SendAsync(request);
        using var users = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(4, users.RootElement.GetArrayLength());
    }

    /// <summary>How many lines of what it wrote the function's log has.</summary>
    private async Task<int> WrittenAsync() =>
        (await Json("logs filter-log-events --log-group-name /aws/lambda/add-people --filter-pattern wrote")).GetProperty("events").GetArrayLength();

    private async Task CleanUpAsync(string api)
    {
        await Aws($"apigateway delete-rest-api --rest-api-id {api}");
        foreach (var name in new[] { "first-function", "add-people", "get-users" })
        {
            await Aws($"lambda delete-function --function-name {name}");
            await Aws($"logs delete-log-group --log-group-name /aws/lambda/{name}");
            foreach (var policy in (await Json($"iam list-attached-role-policies --role-name {name}-role")).GetProperty("AttachedPolicies").EnumerateArray())
            {
                await Aws($"iam detach-role-policy --role-name {name}-role --policy-arn {policy.GetProperty("PolicyArn").GetString()}");
            }

            await Aws($"iam delete-role --role-name {name}-role");
        }

        await Aws($"dynamodb delete-table --table-name {Table}");
        await Aws($"dynamodb wait table-not-exists --table-name {Table}");
        Assert.Equal(0, (await Json("lambda list-functions")).GetProperty("Functions").GetArrayLength());
        Assert.Equal(0, (await Json("iam list-roles")).GetProperty("Roles").GetArrayLength());
        Assert.Equal(0, (await Json("logs describe-log-groups")).GetProperty("logGroups").GetArrayLength());
        Assert.Equal(0, (await Json("dynamodb list-tables")).GetProperty("TableNames").GetArrayLength());
    }

    private async Task<string> CreateFunctionAsync(string name)
    {
        var trust = Path.Combine(LabFiles.Samples, "trust-policy.json");
        var role = (await Json($"iam create-role --role-name {name}-role --assume-role-policy-document file://{trust}")).GetProperty("Role").GetProperty("Arn").GetString();
        await Aws($"iam attach-role-policy --role-name {name}-role --policy-arn {Policies}service-role/AWSLambdaBasicExecutionRole");
        var made = await Json($"lambda create-function --function-name {name} --runtime nodejs20.x --handler index.handler --timeout 20 --role {role} --zip-file fileb://{files.ZipOf(name)}");
        await Aws($"lambda wait function-active-v2 --function-name {name}");
        return made.GetProperty("FunctionArn").GetString()!;
    }

    private async Task<(string Payload, string? FunctionError, string Log)> InvokeAsync(string name)
    {
        var output = Path.Combine(files.Folder, name + ".json");
        var answer = await Json($"lambda invoke --function-name {name} --log-type Tail {output}");
        var error = answer.TryGetProperty("FunctionError", out var found) ? found.GetString() : null;
        var log = System.Text.Encoding.UTF8.GetString(answer.GetProperty("LogResult").GetBytesFromBase64());
        return (await File.ReadAllTextAsync(output), error, log);
    }

    private async Task<JsonElement> Json(string command)
    {
        using var document = JsonDocument.Parse(await Aws(command));
        return document.RootElement.Clone();
    }

    private Task<string> Aws(string command) => Aws(command.Split(' '));

    private async Task<string> Aws(params string[] arguments)
    {
        var result = await ChildProcess.RunAsync(OutsideClients.AwsCli!, ["--endpoint-url", server.Url, .. arguments, "--output", "json"], OutsideClients.EnvironmentFor(server.Url));
        Assert.True(result.ExitCode == 0, $"aws {string.Join(' ', arguments)}\n{result.Error}");
        return result.Output;
    }
}
