using Fractus.ApiGateway.Contract;

namespace Fractus.ApiGateway.Rules.OpenApi.Export;

/// <summary>What an export is to contain.</summary>
/// <param name="IsSwagger">Version 2 of OpenAPI, else 3.0.1.</param>
/// <param name="HasIntegrations">Whether it says what stands behind the methods.</param>
/// <param name="HasAuthorizers">Whether it says who decides on calls.</param>
/// <param name="HasSettings">Whether it has every other setting of the API: all that an import needs to make the same one.</param>
/// <param name="HasDocumentation">Whether it has the documentation of the stage's version.</param>
internal sealed record ExportOptions(bool IsSwagger, bool HasIntegrations, bool HasAuthorizers, bool HasSettings, bool HasDocumentation)
{
    private const string ExtensionsParameter = "extensions";

    /// <param name="exportType"><c>swagger</c> or <c>oas30</c>.</param>
    /// <param name="parameters">The query string's; <c>extensions</c> names what is added, separated by commas.</param>
    /// <exception cref="BadRequestException">The type or an extension is unknown.</exception>
    public static ExportOptions Read(string exportType, IReadOnlyDictionary<string, string>? parameters)
    {
        if (exportType is not ("swagger" or "oas30"))
        {
            throw new BadRequestException($"No API exporter for type '{exportType}'");
        }

        var options = new ExportOptions(exportType == "swagger", false, false, false, false);
        foreach (var (name, value) in parameters ?? new Dictionary<string, string>())
        {
            NotSupported.RefuseWhen(name != ExtensionsParameter, $"The parameter {name}");
            foreach (var extension in value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                options = extension switch
                {
                    "integrations" => options with { HasIntegrations = true },
                    "authorizers" => options with { HasAuthorizers = true },
                    "documentation" => options with { HasDocumentation = true },
                    "apigateway" => new ExportOptions(options.IsSwagger, true, true, true, true),
                    "postman" => throw NotSupported.Setting("The extension postman"),
                    _ => throw new BadRequestException($"Invalid extension specified: {extension}"),
                };
            }
        }

        return options;
    }
}
