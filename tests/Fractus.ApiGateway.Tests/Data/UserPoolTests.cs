using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Fractus.ApiGateway.Contract;
using Fractus.Store;

namespace Fractus.ApiGateway.Tests.Data;

/// <summary>Authorizers of user pools, whose keys the operator has in a file.</summary>
public sealed class UserPoolTests : IDisposable
{
    private const string Pool = "us-east-1_Tests";
    private const string Issuer = "https://cognito-idp.us-east-1.amazonaws.com/" + Pool;

    private readonly RSA _key = RSA.Create(2048);
    private readonly string _file = Path.GetTempFileName();
    private readonly TestCloud _cloud;

    public UserPoolTests()
    {
        var key = _key.ExportParameters(includePrivateParameters: false);
        File.WriteAllText(_file, $$"""{"keys": [{"kty": "RSA", "use": "sig", "alg": "RS256", "kid": "one", "n": "{{Base64Url.EncodeToString(key.Modulus)}}", "e": "{{Base64Url.EncodeToString(key.Exponent)}}"}]}""");
        _cloud = new TestCloud(new MemoryStore(), new Dictionary<string, string> { [Pool] = _file });
    }

    [Fact]
    public async Task An_identity_token_of_the_pool_gets_in_and_its_claims_are_told()
    {
        var api = await DeployedAsync();
        var token = Token($$"""{"iss": "{{Issuer}}", "sub": "ada", "aud": "app", "token_use": "id", "exp": 1428582900, "cognito:groups": ["a", "b"]}""");

        Assert.Equal("ada a,b Thu Apr 09 12:35:00 UTC 2015", (await api.GetAsync("/v1/id", ("Authorization", token))).Text);
        Assert.Equal(200, (await api.GetAsync("/v1/id", ("Authorization", "Bearer " + token))).Status);

        var input = new TestInvokeAuthorizerInput
        {
            RestApiId = api.Id,
            AuthorizerId = (await _cloud.Api.GetAuthorizers(new() { RestApiId = api.Id }, _cloud.Caller, default)).Items!.Single().Id!,
            Headers = new Dictionary<string, string> { ["Authorization"] = token },
        };
        var test = await _cloud.Api.TestInvokeAuthorizer(input, _cloud.Caller, default);
        Assert.Equal((200, "ada"), (test.ClientStatus, test.Claims!["sub"]));
    }

    [Theory]
    [InlineData("", "Unauthorized")]
    [InlineData("none", "Unauthorized")]
    [InlineData("""{"iss": "ISSUER", "token_use": "id", "exp": 1428582000}""", "The incoming token has expired")]
    [InlineData("""{"iss": "ISSUER", "token_use": "id"}""", "The incoming token has expired")]
    [InlineData("""{"iss": "ISSUER", "token_use": "access", "exp": 1428582900}""", "Unauthorized")]
    [InlineData("""{"iss": "https://cognito-idp.us-east-1.amazonaws.com/other", "token_use": "id", "exp": 1428582900}""", "Unauthorized")]
    public async Task Other_tokens_do_not(string claims, string message)
    {
        var api = await DeployedAsync();
        var token = claims.StartsWith('{') ? Token(claims.Replace("ISSUER", Issuer, StringComparison.Ordinal)) : claims;
        var answer = await api.GetAsync("/v1/id", ("Authorization", token));
        Assert.Equal((401, $$"""{"message":"{{message}}"}"""), (answer.Status, answer.Text));
    }

    [Fact]
    public async Task A_token_that_somebody_else_signed_or_changed_does_not()
    {
        var api = await DeployedAsync();
        var claims = $$"""{"iss": "{{Issuer}}", "token_use": "id", "exp": 1428582900}""";
        using var other = RSA.Create(2048);
        var parts = Token(claims).Split('.');
        string[] forged =
        [
            Token(claims, other),
            $"{parts[0]}.{Encode(claims.Replace("1428582900", "1528582900", StringComparison.Ordinal))}.{parts[2]}",
            $"{Encode("""{"alg": "none"}""")}.{parts[1]}.",
            $"{Encode("""{"alg": "HS256", "kid": "one"}""")}.{parts[1]}.{parts[2]}",
        ];
        foreach (var token in forged)
        {
            Assert.Equal(401, (await api.GetAsync("/v1/id", ("Authorization", token))).Status);
        }
    }

    [Fact]
    public async Task A_method_with_scopes_takes_an_access_token_that_has_one()
    {
        var api = await DeployedAsync();
        Assert.Equal(200, (await api.GetAsync("/v1/scoped", ("Authorization", Access("openid books/read")))).Status);
        Assert.Equal(401, (await api.GetAsync("/v1/scoped", ("Authorization", Access("openid")))).Status);
        Assert.Equal(401, (await api.GetAsync("/v1/scoped", ("Authorization", Token($$"""{"iss": "{{Issuer}}", "token_use": "id", "exp": 1428582900}""")))).Status);

        string Access(string scope) => Token($$"""{"iss": "{{Issuer}}", "token_use": "access", "exp": 1428582900, "scope": "{{scope}}"}""");
    }

    public void Dispose()
    {
        _key.Dispose();
        File.Delete(_file);
        _cloud.Service.Dispose();
    }

    private async Task<ApiBuilder> DeployedAsync()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        var authorizer = await _cloud.Api.CreateAuthorizer(
            new CreateAuthorizerInput
            {
                RestApiId = api.Id,
                Name = "pool",
                Type = "COGNITO_USER_POOLS",
                IdentitySource = "method.request.header.Authorization",
                ProviderARNs = ["arn:aws:cognito-idp:us-east-1:000000000000:userpool/" + Pool],
            },
            _cloud.Caller,
            default);
        Assert.Equal(("cognito_user_pools", null), (authorizer.AuthType, authorizer.AuthorizerResultTtlInSeconds));
        foreach (var (path, scopes) in new[] { ("/id", null), ("/scoped", (string[]?)["books/read"]) })
        {
            var resource = await api.MockAsync(path, "{\"statusCode\": 200}", "$context.authorizer.claims.sub $context.authorizer.claims['cognito:groups'] $context.authorizer.claims.exp");
            var patches = Patches.Of(("replace", "/authorizationType", "COGNITO_USER_POOLS"), ("replace", "/authorizerId", authorizer.Id)).ToList();
            patches.AddRange((scopes ?? []).Select(scope => new PatchOperation { Op = "add", Path = "/authorizationScopes", Value = scope }));
            await _cloud.Api.UpdateMethod(new() { RestApiId = api.Id, ResourceId = resource, HttpMethod = "GET", PatchOperations = patches }, _cloud.Caller, default);
        }

        await api.DeployAsync();
        return api;
    }

    private string Token(string claims, RSA? key = null)
    {
        var signed = $"{Encode("""{"alg": "RS256", "kid": "one"}""")}.{Encode(claims)}";
        return $"{signed}.{Base64Url.EncodeToString((key ?? _key).SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    private static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
