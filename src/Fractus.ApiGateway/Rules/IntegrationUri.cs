using Fractus.ApiGateway.Contract;
using Fractus.Kernel;

namespace Fractus.ApiGateway.Rules;

/// <summary>
/// The URI of an integration with a service of the cloud:
/// <c>arn:aws:apigateway:{region}:lambda:path/2015-03-31/functions/{function ARN}/invocations</c>. The function's ARN may contain
/// stage variables, <c>${stageVariables.name}</c>.
/// </summary>
internal static class IntegrationUri
{
    private const string Path = "path/";
    private const string FunctionsPath = "2015-03-31/functions/";
    private const string Action = "action/";
    private const string Invocations = "/invocations";

    /// <summary>The function that an integration calls, with its stage variables not yet filled in; null where it calls none.</summary>
    public static string? FindFunction(Integration integration) =>
        integration.Type is IntegrationType.Aws or IntegrationType.AwsProxy && Function(integration.Uri, integration.Type == IntegrationType.AwsProxy) is { Length: > 0 } function
            ? function
            : null;

    /// <summary>The function's ARN, with its stage variables not yet filled in; empty where a service other than Lambda is called.</summary>
    /// <exception cref="BadRequestException">It is no such URI, or of a service that is not built.</exception>
    public static string Function(string? uri, bool isProxy)
    {
        if (!Arn.TryParse(uri, out var arn))
        {
            throw new BadRequestException("Invalid ARN specified in the request");
        }

        if (arn.Service != "apigateway" || !IsPathOrAction(arn.Resource))
        {
            throw new BadRequestException("AWS ARN for integration must contain path or action");
        }

        if (arn.Account == "lambda" && FunctionIn(arn.Resource) is { } function)
        {
            return function;
        }

        if (!isProxy)
        {
            return ServiceTarget.Parse(uri!) is null ? throw NotSupported.Setting($"An AWS integration with {arn.Resource}") : "";
        }

        NotSupported.RefuseWhen(
            arn.Account == "firehose" && arn.Resource.StartsWith(Action, StringComparison.Ordinal), "An AWS_PROXY integration with firehose");
        throw new BadRequestException("Integrations of type 'AWS_PROXY' currently only supports Lambda function and Firehose stream invocations.");
    }

    /// <summary>Fills in stage variables; an unknown one becomes nothing, as on the real service.</summary>
    public static string FillIn(string text, IReadOnlyDictionary<string, string>? stageVariables)
    {
        const string Opening = "${stageVariables.";
        for (var at = text.IndexOf(Opening, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Opening, at, StringComparison.Ordinal))
        {
            var end = text.IndexOf('}', at);
            if (end < 0)
            {
                break;
            }

            var value = stageVariables?.GetValueOrDefault(text[(at + Opening.Length)..end]) ?? "";
            text = string.Concat(text.AsSpan(0, at), value, text.AsSpan(end + 1));
            at += value.Length;
        }

        return text;
    }

    private static bool IsPathOrAction(string resource) =>
        resource.StartsWith(Path, StringComparison.Ordinal) || resource.StartsWith(Action, StringComparison.Ordinal);

    // Recorded of the real service: it takes slashes and spaces in front of the path, and stores the URI as it was given.
    private static string? FunctionIn(string resource)
    {
        var path = resource.StartsWith(Path, StringComparison.Ordinal) ? resource[Path.Length..].TrimStart('/', ' ') : "";
        if (!path.StartsWith(FunctionsPath, StringComparison.Ordinal) || !path.EndsWith(Invocations, StringComparison.Ordinal))
        {
            return null;
        }

        var isLongEnough = path.Length > FunctionsPath.Length + Invocations.Length;
        var function = isLongEnough ? path[FunctionsPath.Length..^Invocations.Length] : "";
        return Arn.TryParse(function, out var arn) && arn.Service == "lambda" && arn.Resource.StartsWith("function:", StringComparison.Ordinal)
            ? function
            : null;
    }
}
