using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Fractus.ApiGateway.Contract.V2;
using Fractus.Kernel;
using Fractus.Kernel.Identity;
using Fractus.Lambda.Contract;

namespace Fractus.ApiGateway.Tests.V2;

/// <summary>Who may connect to a WebSocket API, and what functions are told of them.</summary>
public sealed class SocketAdmissionTests
{
    private static readonly Principal s_user = new(PrincipalKind.User, "000000000000", "arn:aws:iam::000000000000:user/u", "AIDAU", "AKIAU");

    private readonly TestCloud _cloud = new();

    [Fact]
    public async Task IAM_lets_in_who_signed_and_may_invoke_the_connect_route()
    {
        var api = await SignedApiAsync();
        _cloud.Signer = s_user;
        AccessQuestion? asked = null;
        _cloud.Decide = question =>
        {
            asked = question;
            return new AccessDecision(true, "", null);
        };

        await using var client = await SocketClient.ConnectAsync(_cloud, api.Handshake("/prod", ("User-Agent", "ws")));

        Assert.Equal(
            ("execute-api:Invoke", $"arn:aws:execute-api:us-east-1:000000000000:{api.Id}/prod/$connect", "127.0.0.1", "ws"),
            (asked!.Value.Action, asked.Value.ResourceArn, asked.Value.SourceIp, asked.Value.UserAgent));
        Assert.Contains(
            """
            "identity":{"userArn":"arn:aws:iam::000000000000:user/u","userAgent":"ws","accountId":"000000000000","caller":"AIDAU","sourceIp":"127.0.0.1","accessKey":"AKIAU","user":"AIDAU"}
            """.Trim(),
            api.LastEvent());
    }

    [Fact]
    public async Task Who_does_not_sign_or_signs_wrongly_or_may_not_invoke_never_reaches_the_function()
    {
        var api = await SignedApiAsync();
        await RefusedAsync(api, "Missing Authentication Token");

        _cloud.SignatureError = new CommonApiException("InvalidSignatureException", 403, "The request signature we calculated does not match.");
        await RefusedAsync(api, "The request signature we calculated does not match.");

        (_cloud.SignatureError, _cloud.Signer) = (null, s_user);
        _cloud.Decide = _ => new AccessDecision(false, "User u is not authorized.", null);
        await RefusedAsync(api, "Forbidden");
        Assert.Empty(_cloud.Calls);
    }

    // Later events have no handshake; whoever acts on them must know who it was.
    [Fact]
    public async Task Who_signed_the_handshake_is_known_to_messages_and_templates()
    {
        var api = await SignedApiAsync();
        await api.RouteAsync("$default");
        var answers = await api.MockAsync();
        await api.ResponseAsync(answers, "$default", "$context.identity.userArn");
        await api.TwoWayRouteAsync("who", answers);
        _cloud.Signer = s_user;
        await using var client = await SocketClient.ConnectAsync(_cloud, api.Handshake("/prod"));
        _cloud.Signer = null;
        await client.SendAsync("hello");
        await client.SendAsync("""{"action":"who"}""");
        Assert.Equal("arn:aws:iam::000000000000:user/u", await client.ReceiveAsync());
        Assert.Contains("\"userArn\":\"arn:aws:iam::000000000000:user/u\"", api.LastEvent());
        Assert.Contains("\"body\":\"hello\"", api.LastEvent());
    }

    // Recorded of the real service: its functions see where the client is, and none of what concerns the connection; authorizers see that too.
    [Fact]
    public async Task Functions_get_the_headers_of_the_handshake_and_authorizers_the_whole()
    {
        var api = await AuthorizedApiAsync("route.request.header.Auth");
        _cloud.LambdaReturns("""{"statusCode":200,"principalId":"p","policyDocument":{"Version":"2012-10-17","Statement":[{"Action":"*","Effect":"Allow","Resource":"*"}]}}""");
        await using var client = await SocketClient.ConnectAsync(
            _cloud,
            api.Handshake("/prod", ("Connection", "Upgrade"), ("Upgrade", "websocket"), ("Auth", "me"), ("X-Amzn-Trace-Id", "Root=1-5759e988-bd862e3fe1be46a994272793")));

        var asked = Encoding.UTF8.GetString(_cloud.Calls.First().Input.Payload!.Value.Span);
        Assert.StartsWith(
            $$$"""
            {"type":"REQUEST","methodArn":"arn:aws:execute-api:us-east-1:000000000000:{{{api.Id}}}/prod/$connect","headers":{"Auth":"me","Connection":"Upgrade","Host":"{{{api.Host}}}:4566","Upgrade":"websocket","X-Amzn-Trace-Id":"Root=1-5759e988-bd862e3fe1be46a994272793","X-Forwarded-For":"127.0.0.1","X-Forwarded-Port":"4566","X-Forwarded-Proto":"http"},"multiValueHeaders":{"Auth":["me"],
            """.Trim(),
            asked);
        Assert.Contains("\"queryStringParameters\":{},\"multiValueQueryStringParameters\":{},\"stageVariables\":{},\"requestContext\":{\"routeKey\":\"$connect\",", asked);

        Assert.StartsWith(
            $$$"""
            {"headers":{"Auth":"me","Host":"{{{api.Host}}}:4566","X-Amzn-Trace-Id":"Root=1-5759e988-bd862e3fe1be46a994272793","X-Forwarded-For":"127.0.0.1","X-Forwarded-Port":"4566","X-Forwarded-Proto":"http"},"multiValueHeaders":{"Auth":["me"],
            """.Trim(),
            api.LastEvent());
        Assert.DoesNotContain("queryStringParameters", api.LastEvent());
    }

    [Fact]
    public async Task An_authorizer_decides_who_connects_and_is_known_to_later_events()
    {
        var api = await AuthorizedApiAsync("route.request.querystring.token");
        await api.RouteAsync("$default");
        _cloud.Lambda = (input, _) => ValueTask.FromResult(new InvokeOutput
        {
            StatusCode = 200,
            Payload = Encoding.UTF8.GetBytes(!input.FunctionName.EndsWith(":auth", StringComparison.Ordinal)
                ? """{"statusCode":200}"""
                : """{"principalId":"ann","policyDocument":{"Version":"2012-10-17","Statement":[{"Action":"execute-api:Invoke","Effect":"EFFECT","Resource":"*"}]},"context":{"team":"red"}}"""
                    .Replace("EFFECT", Encoding.UTF8.GetString(input.Payload!.Value.Span).Contains("\"token\":\"good\"", StringComparison.Ordinal) ? "Allow" : "Deny", StringComparison.Ordinal)),
        });
        Assert.Equal(401, (await SocketClient.TryConnectAsync(_cloud, api.Handshake("/prod"))).Refusal!.Status);
        Assert.Equal(403, (await SocketClient.TryConnectAsync(_cloud, api.Handshake("/prod?token=bad"))).Refusal!.Status);
        await using var client = await SocketClient.ConnectAsync(_cloud, api.Handshake("/prod?token=good"));
        Assert.Contains("\"authorizer\":{\"principalId\":\"ann\",\"team\":\"red\"}", api.LastEvent());
        await client.SendAsync("hi");
        await client.CloseAsync(WebSocketCloseStatus.NormalClosure, null);
        Assert.Contains("\"authorizer\":{\"principalId\":\"ann\",\"team\":\"red\"}", api.LastEvent());
        Assert.Contains("\"body\":\"hi\"", api.LastEvent());
    }

    private async Task<HttpApiBuilder> AuthorizedApiAsync(string identitySource)
    {
        var api = await HttpApiBuilder.CreateSocketAsync(_cloud);
        var authorizer = await _cloud.ApiV2.CreateAuthorizer(
            new CreateAuthorizerInput
            {
                ApiId = api.Id,
                Name = "a",
                AuthorizerType = AuthorizerType.Request,
                AuthorizerUri = ApiBuilder.FunctionUri.Replace(":hello", ":auth", StringComparison.Ordinal),
                IdentitySource = [identitySource],
            },
            _cloud.Caller,
            default);
        await api.RouteAsync("$connect", change: r => r with { AuthorizationType = "CUSTOM", AuthorizerId = authorizer.AuthorizerId });
        return api;
    }

    private async Task<HttpApiBuilder> SignedApiAsync()
    {
        var api = await HttpApiBuilder.CreateSocketAsync(_cloud);
        await api.RouteAsync("$connect", change: r => r with { AuthorizationType = "AWS_IAM" });
        _cloud.LambdaReturns("""{"statusCode":200}""");
        return api;
    }

    private async Task RefusedAsync(HttpApiBuilder api, string message)
    {
        var (client, refusal) = await SocketClient.TryConnectAsync(_cloud, api.Handshake("/prod"));
        Assert.Null(client);
        using var body = JsonDocument.Parse(refusal!.Body);
        Assert.Equal((403, message), (refusal.Status, body.RootElement.GetProperty("message").GetString()));
        Assert.Equal(["message", "connectionId", "requestId"], body.RootElement.EnumerateObject().Select(member => member.Name));
    }
}
