using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Fractus.ApiGateway.Contract.V2;
using Fractus.Kernel;

namespace Fractus.ApiGateway.Tests.V2;

/// <summary>Who may call an HTTP API.</summary>
public sealed class HttpAuthorizerTests : IDisposable
{
    private const string Issuer = "https://issuer.example/pool";

    private readonly TestCloud _cloud = new();
    private readonly RSA _rsa = RSA.Create(2048);
    private readonly ECDsa _curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    [Theory]
    [InlineData("RS256")]
    [InlineData("RS384")]
    [InlineData("RS512")]
    [InlineData("ES256")]
    public async Task A_good_token_passes_and_its_claims_reach_the_function(string algorithm)
    {
        var api = await JwtApiAsync();
        var answer = await api.GetAsync("/", ("Authorization", "Bearer " + Token(algorithm, Claims())));
        Assert.Equal(200, answer.Status);
        Assert.Contains(
            "\"authorizer\":{\"jwt\":{\"claims\":{\"iss\":\"https://issuer.example/pool\",\"aud\":\"app\",\"exp\":\"1428586496\",\"iat\":\"1428582896\",\"scope\":\"read write\",\"groups\":\"[a b]\"},\"scopes\":null}}",
            api.LastEvent());
    }

    // What the guide's page on troubleshooting shows.
    [Fact]
    public async Task A_refusal_says_why_in_its_challenge()
    {
        var api = await JwtApiAsync();
        var missing = await api.GetAsync("/");
        Assert.Equal((401, "Bearer", """{"message":"Unauthorized"}"""), (missing.Status, missing.Header("www-authenticate"), missing.Text));
        await RefusedAsync(api, "not-a-token", "token contains an invalid number of segments");
        await RefusedAsync(api, Token("RS256", Claims(audience: "other")), "the token does not have a valid audience");
        await RefusedAsync(api, Token("RS256", Claims(issuer: "https://evil.example")), "the token does not have a valid issuer");
        await RefusedAsync(api, Token("RS256", Claims(expiresInSeconds: -1)), "the token has expired");
        await RefusedAsync(api, Token("none", Claims()), "signing method none is invalid");
        Assert.Empty(_cloud.Calls);
    }

    // The classic attack: the public key, which everyone has, used as a secret.
    [Fact]
    public async Task A_signature_must_be_the_issuers_own()
    {
        var api = await JwtApiAsync();
        var token = Token("RS256", Claims());
        await RefusedAsync(api, token[..^8] + "AAAAAAAA", "the token's signature is invalid");
        await RefusedAsync(api, Token("HS256", Claims()), "signing method HS256 is invalid");
        await RefusedAsync(api, Token("ES256", Claims(), keyId: "rsa"), "the token's signature is invalid");
    }

    // Tokens come from anywhere: whatever is in one, or in its parts, it is refused, and never a fault of the server's own.
    [Fact]
    public async Task No_token_is_a_fault_of_the_server()
    {
        string[] headers = ["{}", "[]", "null", "1", "{", "", """{"alg":null}""", """{"alg":1,"kid":[]}""", """{"alg":"RS256"}""", """{"alg":"RS256","kid":1}""", """{"alg":"ES256","kid":"rsa"}""", """{"alg":"RS256","kid":"rsa","crit":["x"]}""", "\0"];
        string[] claims =
        [
            "{}", "[]", "null", "\"text\"", "{", "", """{"iss":1,"aud":{},"exp":"x"}""", """{"iss":"https://issuer.example/pool","aud":[null,1],"exp":1e300}""",
            """{"iss":"https://issuer.example/pool","aud":"app","exp":-99999999999999999999}""", """{"iss":"https://issuer.example/pool","aud":"app","exp":9999999999,"nbf":{},"scope":[1,{}],"scp":2}""",
        ];
        var api = await JwtApiAsync(scopes: ["write"]);
        foreach (var header in headers)
        {
            foreach (var claim in claims)
            {
                foreach (var signature in new[] { "", "AAAA", "!", Base64Url.EncodeToString(_rsa.SignData(Encoding.ASCII.GetBytes($"{Part(header)}.{Part(claim)}"), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)) })
                {
                    var answer = await api.GetAsync("/", ("Authorization", $"Bearer {Part(header)}.{Part(claim)}.{signature}"));
                    Assert.True(answer.Status is 401 or 403, $"{answer.Status} {header} {claim} {signature}");
                }
            }
        }

        foreach (var text in new[] { "Bearer", "Bearer ", ".", "..", "...", "a.b.c", "=.=.=", new string('.', 10_000), "\u00e9.\u00e9.\u00e9" })
        {
            Assert.Equal(401, (await api.GetAsync("/", ("Authorization", text))).Status);
        }

        Assert.Equal("", _cloud.Faults);
        Assert.Empty(_cloud.Calls);
    }

    [Fact]
    public async Task Keys_are_fetched_once_and_again_when_the_issuer_rotates_them()
    {
        var api = await JwtApiAsync();
        await api.GetAsync("/", ("Authorization", Token("RS256", Claims())));
        await api.GetAsync("/", ("Authorization", Token("ES256", Claims())));
        Assert.Equal(2, _cloud.Issuers.Asked.Count);
        PublishKeys(rsaKeyId: "new");
        await RefusedAsync(api, Token("RS256", Claims(), keyId: "new"), "unable to find a key of the issuer that matches the token");
        Assert.Equal(2, _cloud.Issuers.Asked.Count);
        _cloud.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(200, (await api.GetAsync("/", ("Authorization", Token("RS256", Claims(), keyId: "new")))).Status);
        Assert.Equal(4, _cloud.Issuers.Asked.Count);
    }

    [Fact]
    public async Task A_token_needs_one_of_the_routes_scopes()
    {
        var api = await JwtApiAsync(scopes: ["admin", "write"]);
        Assert.Equal(200, (await api.GetAsync("/", ("Authorization", Token("RS256", Claims())))).Status);
        Assert.Contains("\"scopes\":[\"write\"]", api.LastEvent());
        var refused = await api.GetAsync("/", ("Authorization", Token("RS256", Claims(scope: "read"))));
        Assert.Equal((403, """{"message":"Forbidden"}"""), (refused.Status, refused.Text));
    }

    [Fact]
    public async Task A_simple_answer_of_a_function_decides_and_is_kept()
    {
        var api = await LambdaApiAsync(isSimple: true, ttl: 60);
        _cloud.Lambda = (input, _) => Function(input.FunctionName, """{"isAuthorized":true,"context":{"tenant":"t1","level":3}}""");
        Assert.Equal(401, (await api.GetAsync("/")).Status);
        Assert.Equal(200, (await api.GetAsync("/", ("X-Key", "k"))).Status);
        Assert.Contains("\"authorizer\":{\"lambda\":{\"tenant\":\"t1\",\"level\":3}}", api.LastEvent());
        Assert.Equal(200, (await api.GetAsync("/", ("X-Key", "k"))).Status);
        Assert.Single(_cloud.Calls, IsAuthorizer);
        await _cloud.ApiV2.ResetAuthorizersCache(new ResetAuthorizersCacheInput { ApiId = api.Id, StageName = "$default" }, _cloud.Caller, default);
        await api.GetAsync("/", ("X-Key", "k"));
        Assert.Equal(2, _cloud.Calls.Count(IsAuthorizer));
        var seen = AuthorizerEvent(0);
        Assert.StartsWith($"{{\"version\":\"2.0\",\"type\":\"REQUEST\",\"routeArn\":\"arn:aws:execute-api:us-east-1:000000000000:{api.Id}/$default/GET/\",\"identitySource\":[\"k\"],\"routeKey\":\"GET /\"", seen);
    }

    [Theory]
    [InlineData("Allow", 200)]
    [InlineData("Deny", 403)]
    public async Task A_policy_of_a_function_decides(string effect, int status)
    {
        var api = await LambdaApiAsync(isSimple: false, ttl: 0);
        _cloud.Lambda = (input, _) => Function(input.FunctionName, Policy(api, effect));
        Assert.Equal(status, (await api.GetAsync("/", ("X-Key", "k"))).Status);
    }

    // Authorizers that were written for REST APIs are kept when an API moves: they must find what they know.
    [Fact]
    public async Task Format_1_is_the_documented_event_to_the_byte()
    {
        var api = await LambdaApiAsync(isSimple: false, ttl: 0, version: "1.0", routeKey: "GET /items/{id}");
        _cloud.Lambda = (input, _) => Function(input.FunctionName, Policy(api, "Allow"));
        var answer = await api.GetAsync(
            "/items/7?a=1&a=2", ("X-Key", "k"), ("User-Agent", "curl/8"), ("X-Amzn-Trace-Id", "Root=1-5759e988-bd862e3fe1be46a994272793"));
        Assert.Equal(200, answer.Status);
        Assert.Equal(
            """
            {"version":"1.0","type":"REQUEST","methodArn":"arn:aws:execute-api:us-east-1:000000000000:API/$default/GET/items/7","identitySource":"k","authorizationToken":"k","resource":"/items/{id}","path":"/items/7","httpMethod":"GET","headers":{"Host":"HOST:4566","User-Agent":"curl/8","X-Amzn-Trace-Id":"Root=1-5759e988-bd862e3fe1be46a994272793","X-Forwarded-For":"127.0.0.1","X-Forwarded-Port":"4566","X-Forwarded-Proto":"http","X-Key":"k"},"multiValueHeaders":{"Host":["HOST:4566"],"User-Agent":["curl/8"],"X-Amzn-Trace-Id":["Root=1-5759e988-bd862e3fe1be46a994272793"],"X-Forwarded-For":["127.0.0.1"],"X-Forwarded-Port":["4566"],"X-Forwarded-Proto":["http"],"X-Key":["k"]},"queryStringParameters":{"a":"2"},"multiValueQueryStringParameters":{"a":["1","2"]},"requestContext":{"accountId":"000000000000","apiId":"API","domainName":"HOST","domainPrefix":"API","extendedRequestId":"ID","httpMethod":"GET","identity":{"accessKey":null,"accountId":null,"caller":null,"cognitoAmr":null,"cognitoAuthenticationProvider":null,"cognitoAuthenticationType":null,"cognitoIdentityId":null,"cognitoIdentityPoolId":null,"principalOrgId":null,"sourceIp":"127.0.0.1","user":null,"userAgent":"curl/8","userArn":null},"path":"/items/7","protocol":"HTTP/1.1","requestId":"ID","requestTime":"09/Apr/2015:12:34:56 +0000","requestTimeEpoch":1428582896000,"resourceId":"GET /items/{id}","resourcePath":"/items/{id}","stage":"$default"},"pathParameters":{"id":"7"},"stageVariables":{}}
            """.Replace("HOST", api.Host, StringComparison.Ordinal).Replace("API", api.Id, StringComparison.Ordinal).Replace("\"ID\"", $"\"{answer.Header("apigw-requestid")}\"", StringComparison.Ordinal),
            AuthorizerEvent(0));
        await api.GetAsync("/items/8", ("X-Key", "k"));
        Assert.Contains("\"queryStringParameters\":{},\"multiValueQueryStringParameters\":{},", AuthorizerEvent(1));
    }

    // The trap of kept policies: one that names a single path forbids the next, though the function would allow it.
    [Fact]
    public async Task A_policy_in_format_1_is_kept_for_its_identity_and_asked_for_each_route_anew()
    {
        var api = await LambdaApiAsync(isSimple: false, ttl: 60, version: "1.0", routeKey: "GET /a");
        var authorizer = (await _cloud.ApiV2.GetAuthorizers(new GetAuthorizersInput { ApiId = api.Id }, _cloud.Caller, default)).Items!.Single();
        await api.RouteAsync("GET /b", change: r => r with { AuthorizationType = "CUSTOM", AuthorizerId = authorizer.AuthorizerId });
        _cloud.Lambda = (input, _) => Function(input.FunctionName, Policy(api, "Allow", "$default/GET/a", """{"n":1,"s":"x"}"""));
        Assert.Equal(200, (await api.GetAsync("/a", ("X-Key", "k"))).Status);
        Assert.Contains("\"authorizer\":{\"lambda\":{\"principalId\":\"p\",\"n\":1,\"s\":\"x\"}}", api.LastEvent());
        Assert.Equal(403, (await api.GetAsync("/b", ("X-Key", "k"))).Status);
        Assert.Single(_cloud.Calls, IsAuthorizer);
        Assert.Equal(200, (await api.GetAsync("/a", ("X-Key", "other"))).Status);
        Assert.Equal(2, _cloud.Calls.Count(IsAuthorizer));
        _cloud.Clock.Advance(TimeSpan.FromSeconds(61));
        await api.GetAsync("/a", ("X-Key", "k"));
        Assert.Equal(3, _cloud.Calls.Count(IsAuthorizer));
    }

    [Theory]
    [InlineData("""{"principalId":"p"}""")]
    [InlineData("""{"isAuthorized":true}""")]
    [InlineData("""{"principalId":"p","policyDocument":{"Version":"2012-10-17","Statement":[{"Effect":"Maybe"}]}}""")]
    [InlineData("true")]
    public async Task An_answer_in_format_1_that_is_no_policy_is_an_internal_error(string answered)
    {
        var api = await LambdaApiAsync(isSimple: false, ttl: 0, version: "1.0");
        _cloud.Lambda = (input, _) => Function(input.FunctionName, answered);
        var answer = await api.GetAsync("/", ("X-Key", "k"));
        Assert.Equal((500, """{"message":"Internal Server Error"}"""), (answer.Status, answer.Text));
    }

    [Fact]
    public async Task An_authorizer_that_fails_is_an_internal_error()
    {
        var api = await LambdaApiAsync(isSimple: true, ttl: 0);
        _cloud.LambdaReturns("""{"errorMessage":"oh"}""", "Unhandled");
        Assert.Equal(500, (await api.GetAsync("/", ("X-Key", "k"))).Status);
        _cloud.LambdaReturns("""{"errorMessage":"Unauthorized"}""", "Unhandled");
        Assert.Equal(401, (await api.GetAsync("/", ("X-Key", "k"))).Status);
    }

    [Fact]
    public async Task IAM_asks_for_a_signature_and_the_permission_to_invoke()
    {
        var api = await HttpApiBuilder.CreateAsync(_cloud);
        await api.RouteAsync("GET /a", change: r => r with { AuthorizationType = "AWS_IAM" });
        _cloud.LambdaReturns("{}");
        Assert.Equal((403, """{"message":"Forbidden"}"""), ((await api.GetAsync("/a")).Status, (await api.GetAsync("/a")).Text));
        _cloud.Signer = new Principal(PrincipalKind.User, "000000000000", "arn:aws:iam::000000000000:user/u", "AIDAU", "AKIAU");
        Assert.Equal(200, (await api.GetAsync("/a")).Status);
        Assert.Contains("\"authorizer\":{\"iam\":{\"accessKey\":\"AKIAU\",\"accountId\":\"000000000000\",\"callerId\":\"AIDAU\"", api.LastEvent());
        Kernel.Identity.AccessQuestion? asked = null;
        _cloud.Decide = question =>
        {
            asked = question;
            return new Kernel.Identity.AccessDecision(false, "no", null);
        };
        Assert.Equal(403, (await api.GetAsync("/a")).Status);
        Assert.Equal(("execute-api:Invoke", $"arn:aws:execute-api:us-east-1:000000000000:{api.Id}/$default/GET/a"), (asked!.Value.Action, asked.Value.ResourceArn));
    }

    // The way to let each caller do what they themselves may: the function's own policy decides.
    [Fact]
    public async Task A_function_is_called_as_whoever_signed_where_the_integration_says_so()
    {
        var api = await HttpApiBuilder.CreateAsync(_cloud);
        var integration = await api.IntegrationAsync(i => i with { CredentialsArn = "arn:aws:iam::*:user/*" });
        await api.RouteAsync("GET /a", integration, r => r with { AuthorizationType = "AWS_IAM" });
        await api.RouteAsync("GET /open", integration);
        _cloud.LambdaReturns("{}");
        _cloud.Signer = new Principal(PrincipalKind.User, "000000000000", "arn:aws:iam::000000000000:user/u", "AIDAU", "AKIAU");
        Assert.Equal(200, (await api.GetAsync("/a")).Status);
        Assert.Equal("arn:aws:iam::000000000000:user/u", _cloud.Calls.Single().Call.Principal.Arn);
        Assert.Equal(500, (await api.GetAsync("/open")).Status);
        Assert.Single(_cloud.Calls);
    }

    public void Dispose()
    {
        _rsa.Dispose();
        _curve.Dispose();
    }

    private static ValueTask<Lambda.Contract.InvokeOutput> Function(string name, string authorizerAnswer) => ValueTask.FromResult(new Lambda.Contract.InvokeOutput
    {
        StatusCode = 200,
        Payload = Encoding.UTF8.GetBytes(name.EndsWith(":auth", StringComparison.Ordinal) ? authorizerAnswer : "{}"),
    });

    private static string Policy(HttpApiBuilder api, string effect, string resource = "*", string context = "{}") =>
        $$$$"""{"principalId":"p","policyDocument":{"Version":"2012-10-17","Statement":[{"Action":"execute-api:Invoke","Effect":"{{{{effect}}}}","Resource":"arn:aws:execute-api:us-east-1:000000000000:{{{{api.Id}}}}/{{{{resource}}}}"}]},"context":{{{{context}}}}}""";

    private static bool IsAuthorizer((Lambda.Contract.InvokeInput Input, Kernel.Contracts.InternalCall Call) call) => call.Input.FunctionName.EndsWith(":auth", StringComparison.Ordinal);

    private string AuthorizerEvent(int number) => Encoding.UTF8.GetString(_cloud.Calls.Where(IsAuthorizer).ElementAt(number).Input.Payload!.Value.Span);

    private static async Task RefusedAsync(HttpApiBuilder api, string token, string why)
    {
        var answer = await api.GetAsync("/", ("Authorization", token));
        Assert.Equal(401, answer.Status);
        Assert.Equal($"Bearer scope=\"\" error=\"invalid_token\" error_description=\"{why}\"", answer.Header("www-authenticate"));
    }

    private async Task<HttpApiBuilder> JwtApiAsync(IReadOnlyList<string>? scopes = null)
    {
        PublishKeys("rsa");
        var api = await HttpApiBuilder.CreateAsync(_cloud);
        var authorizer = await _cloud.ApiV2.CreateAuthorizer(
            new CreateAuthorizerInput
            {
                ApiId = api.Id,
                Name = "jwt",
                AuthorizerType = AuthorizerType.Jwt,
                IdentitySource = ["$request.header.Authorization"],
                JwtConfiguration = new JwtConfiguration { Issuer = Issuer, Audience = ["app"] },
            },
            _cloud.Caller,
            default);
        await api.RouteAsync("GET /", change: r => r with { AuthorizationType = "JWT", AuthorizerId = authorizer.AuthorizerId, AuthorizationScopes = scopes });
        _cloud.LambdaReturns("{}");
        return api;
    }

    private async Task<HttpApiBuilder> LambdaApiAsync(bool isSimple, int ttl, string version = "2.0", string routeKey = "GET /")
    {
        var api = await HttpApiBuilder.CreateAsync(_cloud);
        var authorizer = await _cloud.ApiV2.CreateAuthorizer(
            new CreateAuthorizerInput
            {
                ApiId = api.Id,
                Name = "lambda",
                AuthorizerType = AuthorizerType.Request,
                AuthorizerUri = ApiBuilder.FunctionUri.Replace(":hello", ":auth", StringComparison.Ordinal),
                AuthorizerPayloadFormatVersion = version,
                AuthorizerResultTtlInSeconds = ttl,
                EnableSimpleResponses = isSimple,
                IdentitySource = ["$request.header.X-Key"],
            },
            _cloud.Caller,
            default);
        await api.RouteAsync(routeKey, change: r => r with { AuthorizationType = "CUSTOM", AuthorizerId = authorizer.AuthorizerId });
        return api;
    }

    private void PublishKeys(string rsaKeyId)
    {
        var rsa = _rsa.ExportParameters(false);
        var curve = _curve.ExportParameters(false).Q;
        _cloud.Issuers.Documents[Issuer + "/.well-known/openid-configuration"] = $$"""{"issuer":"{{Issuer}}","jwks_uri":"{{Issuer}}/keys"}""";
        _cloud.Issuers.Documents[Issuer + "/keys"] = $$"""
            {"keys":[
              {"kty":"RSA","kid":"{{rsaKeyId}}","use":"sig","n":"{{Base64Url.EncodeToString(rsa.Modulus)}}","e":"{{Base64Url.EncodeToString(rsa.Exponent)}}"},
              {"kty":"EC","kid":"ec","crv":"P-256","x":"{{Base64Url.EncodeToString(curve.X)}}","y":"{{Base64Url.EncodeToString(curve.Y)}}"}]}
            """;
    }

    private string Claims(string issuer = Issuer, string audience = "app", int expiresInSeconds = 3600, string scope = "read write")
    {
        var now = _cloud.Clock.GetUtcNow().ToUnixTimeSeconds();
        return $$"""{"iss":"{{issuer}}","aud":"{{audience}}","exp":{{now + expiresInSeconds}},"iat":{{now}},"scope":"{{scope}}","groups":["a","b"]}""";
    }

    private string Token(string algorithm, string claims, string? keyId = null)
    {
        var name = keyId ?? (algorithm == "ES256" ? "ec" : "rsa");
        var signed = $"{Part($$"""{"alg":"{{algorithm}}","kid":"{{name}}"}""")}.{Part(claims)}";
        var bytes = Encoding.ASCII.GetBytes(signed);
        var signature = algorithm switch
        {
            "RS256" => _rsa.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
            "RS384" => _rsa.SignData(bytes, HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1),
            "RS512" => _rsa.SignData(bytes, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1),
            "ES256" => _curve.SignData(bytes, HashAlgorithmName.SHA256),
            "HS256" => HMACSHA256.HashData(_rsa.ExportSubjectPublicKeyInfo(), bytes),
            _ => [],
        };
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }

    private static string Part(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
