using Fractus.ApiGateway.Contract;

namespace Fractus.ApiGateway.Rules;

/// <summary>The real service's words for what is not there.</summary>
internal static class Missing
{
    public static NotFoundException Api(string account, string apiId) => new($"Invalid API identifier specified {account}:{apiId}");

    public static NotFoundException Resource() => new("Invalid Resource identifier specified");

    public static NotFoundException Method() => new("Invalid Method identifier specified");

    public static NotFoundException Integration() => new("Invalid Integration identifier specified");

    public static NotFoundException StatusCode() => new("Invalid Response status code specified");

    public static NotFoundException Deployment() => new("Invalid Deployment identifier specified");

    public static NotFoundException Stage() => new("Invalid stage identifier specified");
}
