using Fractus.Kernel;

namespace Fractus.ApiGateway.Rules;

/// <summary>A user pool of Cognito, by its ARN: <c>arn:aws:cognito-idp:{region}:{account}:userpool/{id}</c>.</summary>
/// <param name="Region">Its region.</param>
/// <param name="Id">Such as <c>us-east-1_AbCdEfGhI</c>.</param>
internal sealed record UserPool(string Region, string Id)
{
    private const string Prefix = "userpool/";

    /// <summary>Who its tokens say that they are from.</summary>
    public string Issuer => $"https://cognito-idp.{Region}.amazonaws.com/{Id}";

    /// <returns>Null where it is no pool's ARN.</returns>
    public static UserPool? Parse(string? arn) =>
        Arn.TryParse(arn, out var pool) && pool.Service == "cognito-idp" && pool.Region.Length > 0
        && pool.Resource.StartsWith(Prefix, StringComparison.Ordinal) && pool.Resource.Length > Prefix.Length
            ? new UserPool(pool.Region, pool.Resource[Prefix.Length..])
            : null;
}
