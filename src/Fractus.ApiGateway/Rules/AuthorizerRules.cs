using System.Text.RegularExpressions;
using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules.Mapping;
using Fractus.Kernel;

namespace Fractus.ApiGateway.Rules;

/// <summary>What an authorizer may be.</summary>
internal static class AuthorizerRules
{
    public const int DefaultTtlSeconds = 300;

    private const int MaxTtlSeconds = 3600;
    private static readonly TimeSpan s_patternTimeout = TimeSpan.FromMilliseconds(100);

    public static Authorizer Create(CreateAuthorizerInput input, string id, IReadOnlyList<Authorizer> others)
    {
        var authorizer = new Authorizer
        {
            Id = id,
            Name = input.Name,
            Type = input.Type,
            ProviderARNs = input.ProviderARNs,
            AuthType = input.AuthType ?? (input.Type == AuthorizerType.CognitoUserPools ? "cognito_user_pools" : "custom"),
            AuthorizerUri = input.AuthorizerUri,
            AuthorizerCredentials = input.AuthorizerCredentials,
            IdentitySource = input.IdentitySource,
            IdentityValidationExpression = input.IdentityValidationExpression,
            AuthorizerResultTtlInSeconds = input.AuthorizerResultTtlInSeconds,
        };
        Check(authorizer, others);
        return authorizer;
    }

    /// <exception cref="BadRequestException">A setting is not valid, or not built.</exception>
    /// <exception cref="ConflictException">Another has its name.</exception>
    public static void Check(Authorizer authorizer, IReadOnlyList<Authorizer> others)
    {
        if (string.IsNullOrEmpty(authorizer.Name))
        {
            throw new BadRequestException("Authorizer name cannot be empty");
        }

        if (others.Any(other => other.Id != authorizer.Id && other.Name == authorizer.Name))
        {
            throw new ConflictException($"Authorizer name must be unique. Authorizer {authorizer.Name} already exists in this RestApi.");
        }

        if (authorizer.AuthorizerResultTtlInSeconds is < 0 or > MaxTtlSeconds)
        {
            throw new BadRequestException($"Authorizer result TTL must be between 0 and {MaxTtlSeconds} seconds");
        }

        if (authorizer.Type == AuthorizerType.CognitoUserPools)
        {
            CheckUserPools(authorizer);
            return;
        }

        if (authorizer.Type is not (AuthorizerType.Token or AuthorizerType.Request))
        {
            throw new BadRequestException("Invalid authorizer type specified. Valid options are TOKEN, REQUEST, COGNITO_USER_POOLS");
        }

        if (string.IsNullOrEmpty(authorizer.AuthorizerUri))
        {
            throw new BadRequestException("Authorizer URI must be specified for TOKEN and REQUEST authorizers");
        }

        // Checked for its form; stage variables are filled in when a stage is compiled.
        IntegrationUri.Function(authorizer.AuthorizerUri, isProxy: true);
        if (authorizer.AuthorizerCredentials is { Length: > 0 } credentials && !(Arn.TryParse(credentials, out var role) && role.Service == "iam"))
        {
            throw new BadRequestException("Invalid ARN specified in the request");
        }

        CheckIdentity(authorizer);
    }

    /// <summary>The parts of the request that say who calls, in their order.</summary>
    public static List<ValueSource>? IdentitySources(string? identitySource)
    {
        var sources = (identitySource ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(ValueSource.ParseRequest).ToList();
        return sources.TrueForAll(s => s is { Kind: not (SourceKind.Body or SourceKind.Static or SourceKind.Path) })
            ? sources.ConvertAll(s => s!)
            : null;
    }

    /// <exception cref="BadRequestException">It is no regular expression.</exception>
    public static Regex? Validation(string? expression)
    {
        if (string.IsNullOrEmpty(expression))
        {
            return null;
        }

        try
        {
            return new Regex(expression, RegexOptions.CultureInvariant, s_patternTimeout);
        }
        catch (ArgumentException)
        {
            throw new BadRequestException($"Invalid identity validation expression specified: {expression}");
        }
    }

    private static void CheckUserPools(Authorizer authorizer)
    {
        if (authorizer.ProviderARNs is not { Count: > 0 } arns)
        {
            throw new BadRequestException("Provider ARNs must be specified for COGNITO_USER_POOLS authorizers");
        }

        if (arns.FirstOrDefault(arn => UserPool.Parse(arn) is null) is { } invalid)
        {
            throw new BadRequestException($"Invalid Cognito user pool ARN specified: {invalid}");
        }

        if (IdentitySources(authorizer.IdentitySource) is not [{ Kind: SourceKind.Header }])
        {
            throw new BadRequestException("Identity source must be a single header for COGNITO_USER_POOLS authorizers: method.request.header.NAME");
        }

        Validation(authorizer.IdentityValidationExpression);
    }

    private static void CheckIdentity(Authorizer authorizer)
    {
        var sources = IdentitySources(authorizer.IdentitySource);
        if (sources is null)
        {
            throw new BadRequestException($"Invalid identity source specified: {authorizer.IdentitySource}");
        }

        if (authorizer.Type == AuthorizerType.Token)
        {
            if (sources is not [{ Kind: SourceKind.Header }])
            {
                throw new BadRequestException("Identity source must be a single header for TOKEN authorizers: method.request.header.NAME");
            }

            Validation(authorizer.IdentityValidationExpression);
            return;
        }

        if (!string.IsNullOrEmpty(authorizer.IdentityValidationExpression))
        {
            throw new BadRequestException("Identity validation expression is only supported for TOKEN authorizers");
        }

        if (sources.Count == 0 && (authorizer.AuthorizerResultTtlInSeconds ?? DefaultTtlSeconds) > 0)
        {
            throw new BadRequestException("Identity source must be specified for REQUEST authorizers whose results are cached");
        }
    }
}
