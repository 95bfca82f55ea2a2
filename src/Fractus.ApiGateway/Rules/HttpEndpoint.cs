using System.Text.RegularExpressions;
using Fractus.ApiGateway.Contract;

namespace Fractus.ApiGateway.Rules;

/// <summary>The URL of an HTTP integration; it may have stage variables, <c>${stageVariables.name}</c>, and path variables, <c>{name}</c>.</summary>
internal static partial class HttpEndpoint
{
    /// <exception cref="BadRequestException">It is no such URL.</exception>
    public static void Check(string? uri)
    {
        var filled = Variable().Replace(uri ?? "", "x");
        if (!Uri.TryCreate(filled, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || url.Host.Length == 0)
        {
            throw new BadRequestException("Invalid HTTP endpoint specified for URI");
        }
    }

    [GeneratedRegex(@"\$?\{[^{}]*\}", RegexOptions.CultureInvariant)]
    private static partial Regex Variable();
}
