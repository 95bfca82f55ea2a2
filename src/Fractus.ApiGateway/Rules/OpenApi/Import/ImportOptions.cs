using Fractus.ApiGateway.Contract;

namespace Fractus.ApiGateway.Rules.OpenApi.Import;

/// <summary>How a definition is taken in.</summary>
/// <param name="IsMerge">Whether what is there already stays where the document does not mention it.</param>
/// <param name="BasePath">What becomes of the document's base path: <c>ignore</c>, <c>prepend</c> or <c>split</c>.</param>
/// <param name="EndpointType">The endpoint type asked for; null for the usual one.</param>
/// <param name="TakesDocumentation">Whether the document's documentation is taken in too.</param>
internal sealed record ImportOptions(bool IsMerge, string BasePath, string? EndpointType, bool TakesDocumentation)
{
    private const string Ignore = "ignore";

    // In the request's query string too, but members of their own.
    private static readonly HashSet<string> s_others = ["mode", "failonwarnings"];

    /// <param name="isMerge">The mode.</param>
    /// <param name="parameters">The query string's.</param>
    /// <exception cref="BadRequestException">A parameter is unknown, or has no such value.</exception>
    public static ImportOptions Read(bool isMerge, IReadOnlyDictionary<string, string>? parameters)
    {
        var options = new ImportOptions(isMerge, Ignore, null, TakesDocumentation: true);
        foreach (var (name, value) in parameters ?? new Dictionary<string, string>())
        {
            options = name switch
            {
                "basepath" or "basePath" => options with { BasePath = OneOf(name, value, Ignore, "prepend", "split") },
                "endpointConfigurationTypes" => options with
                {
                    EndpointType = OneOf(name, value, Contract.EndpointType.Edge, Contract.EndpointType.Regional, Contract.EndpointType.Private),
                },
                "ignore" => options with { TakesDocumentation = OneOf(name, value, "documentation") != "documentation" },
                _ when s_others.Contains(name) => options,
                _ => throw NotSupported.Setting($"The parameter {name}"),
            };
        }

        return options;
    }

    private static string OneOf(string name, string value, params string[] values) => values.Contains(value)
        ? value
        : throw new BadRequestException($"Invalid value for {name}: {value}. Valid options are {string.Join(", ", values)}");
}
