using System.Text.RegularExpressions;
using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules.Mapping;
using Fractus.ApiGateway.Rules.Requests;

namespace Fractus.ApiGateway.Rules.Compiled;

/// <summary>An authorizer as requests meet it.</summary>
internal sealed class CompiledAuthorizer
{
    public required string Id { get; init; }

    public required bool IsToken { get; init; }

    /// <summary>Of whom tokens must be, where it is one of user pools; else empty.</summary>
    public IReadOnlyList<string> Issuers { get; init; } = [];

    /// <summary>With its stage variables filled in; empty for user pools.</summary>
    public required string FunctionArn { get; init; }

    /// <summary>The role to call as, or null.</summary>
    public required string? Credentials { get; init; }

    public required IReadOnlyList<ValueSource> Sources { get; init; }

    /// <summary>What a token must look like; null where any will do.</summary>
    public required Regex? Validation { get; init; }

    /// <summary>How long a result is kept; zero for not at all.</summary>
    public required TimeSpan TimeToLive { get; init; }

    public static CompiledAuthorizer? Compile(string? authorizerId, ApiCompilation api) =>
        api.Parts.Authorizers.FirstOrDefault(a => a.Id == authorizerId) is { } authorizer ? Compile(authorizer, api.StageVariables) : null;

    public static CompiledAuthorizer Compile(Authorizer authorizer, IReadOnlyDictionary<string, string>? stageVariables) => new()
    {
        Id = authorizer.Id!,
        IsToken = authorizer.Type == AuthorizerType.Token,
        Issuers = authorizer.Type == AuthorizerType.CognitoUserPools ? [.. authorizer.ProviderARNs!.Select(arn => UserPool.Parse(arn)!.Issuer)] : [],
        FunctionArn = authorizer.Type == AuthorizerType.CognitoUserPools
            ? ""
            : IntegrationUri.FillIn(IntegrationUri.Function(authorizer.AuthorizerUri, isProxy: true), stageVariables),
        Credentials = string.IsNullOrEmpty(authorizer.AuthorizerCredentials) ? null : authorizer.AuthorizerCredentials,
        Sources = AuthorizerRules.IdentitySources(authorizer.IdentitySource) ?? [],
        Validation = AuthorizerRules.Validation(authorizer.IdentityValidationExpression),
        TimeToLive = TimeSpan.FromSeconds(authorizer.AuthorizerResultTtlInSeconds ?? AuthorizerRules.DefaultTtlSeconds),
    };

    /// <summary>Who the request says that it is from: the values of the identity sources.</summary>
    /// <returns>Null where one is missing, or is not what it must look like.</returns>
    public List<string>? Identity(Invocation invocation)
    {
        var identity = new List<string>(Sources.Count);
        foreach (var source in Sources)
        {
            var value = RequestValues.Get(source, invocation);
            if (string.IsNullOrEmpty(value))
            {
                return null;
            }

            identity.Add(value);
        }

        return Validation is null || IsValid(identity[0]) ? identity : null;
    }

    // The whole token, and in no more time than a pattern may take.
    private bool IsValid(string token)
    {
        try
        {
            return Validation!.Match(token) is { Success: true, Index: 0 } match && match.Length == token.Length;
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }
}
