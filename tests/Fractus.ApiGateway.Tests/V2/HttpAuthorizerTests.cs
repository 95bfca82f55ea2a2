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
        Assert.Single(_cloud.Calls, c => c.Input.FunctionName.EndsWith(":auth", StringComparison.Ordinal));
        await _cloud.ApiV2.ResetAuthorizersCache(new ResetAuthorizersCacheInput { ApiId = api.Id, StageName = "$default" }, _cloud.Caller, default);
        await api.GetAsync("/", ("X-Key", "k"));
        Assert.Equal(2, _cloud.Calls.Count(c => c.Input.FunctionName.EndsWith(":auth", StringComparison.Ordinal)));
        var seen = Encoding.UTF8.GetString(_cloud.Calls.First(c => c.Input.FunctionName.EndsWith(":auth", StringComparison.Ordinal)).Input.Payload!.Value.Span);
        Assert.StartsWith($"{{\"version\":\"2.0\",\"type\":\"REQUEST\",\"routeArn\":\"arn:aws:execute-api:us-east-1:000000000000:{api.Id}/$default/GET/\",\"identitySource\":[\"k\"],\"routeKey\":\"GET /\"", seen);
    }

    [Theory]
    [InlineData("Allow", 200)]
    [InlineData("Deny", 403)]
    public async Task A_policy_of_a_function_decides(string effect, int status)
    {
        var api = await LambdaApiAsync(isSimple: false, ttl: 0);
        var policy = """{"principalId":"p","policyDocument":{"Version":"2012-10-17","Statement":[{"Action":"execute-api:Invoke","Effect":"EFFECT","Resource":"arn:aws:execute-api:us-east-1:000000000000:API/*"}]}}"""
            .Replace("EFFECT", effect, StringComparison.Ordinal).Replace("API/", api.Id + "/", StringComparison.Ordinal);
        _cloud.Lambda = (input, _) => Function(input.FunctionName, policy);
        Assert.Equal(status, (await api.GetAsync("/", ("X-Key", "k"))).Status);
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

    private async Task<HttpApiBuilder> LambdaApiAsync(bool isSimple, int ttl)
    {
        var api = await HttpApiBuilder.CreateAsync(_cloud);
        var authorizer = await _cloud.ApiV2.CreateAuthorizer(
            new CreateAuthorizerInput
            {
                ApiId = api.Id,
                Name = "lambda",
                AuthorizerType = AuthorizerType.Request,
                AuthorizerUri = ApiBuilder.FunctionUri.Replace(":hello", ":auth", StringComparison.Ordinal),
                AuthorizerPayloadFormatVersion = "2.0",
                AuthorizerResultTtlInSeconds = ttl,
                EnableSimpleResponses = isSimple,
                IdentitySource = ["$request.header.X-Key"],
            },
            _cloud.Caller,
            default);
        await api.RouteAsync("GET /", change: r => r with { AuthorizationType = "CUSTOM", AuthorizerId = authorizer.AuthorizerId });
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
