using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules.OpenApi.Export;
using Fractus.ApiGateway.Storage;
using Fractus.Kernel;

namespace Fractus.ApiGateway.Handlers;

public sealed partial class ApiGatewayHandlers
{
    public ValueTask<ExportOutput> GetExport(GetExportInput input, Caller caller, CancellationToken cancellation) =>
        Read(caller, input.RestApiId, api =>
        {
            var stage = api.Stage(input.StageName);
            var options = ExportOptions.Read(input.ExportType, input.Parameters);
            var isYaml = input.Accepts switch
            {
                "application/yaml" => true,
                null or "" or "application/json" or "*/*" => false,
                _ => throw new BadRequestException($"Invalid accepts value specified: {input.Accepts}. Valid options are application/json, application/yaml"),
            };
            var documented = stage.DocumentationVersion is { } version ? api.Find(ApiPart.DocumentationVersion, version) : null;
            var exporter = new ApiExporter(api.Deployment(stage.DeploymentId!), documented, options);
            var document = exporter.Export(caller.Region, input.StageName);
            return new ExportOutput
            {
                Body = isYaml ? ApiExporter.ToYaml(document) : ApiExporter.ToJson(document),
                ContentType = "application/octet-stream",
                ContentDisposition = $"attachment; filename=\"{input.ExportType}_{Safe(exporter.Version)}.{(isYaml ? "yaml" : "json")}\"",
            };
        });

    // A header takes no more than this of a version that may be any text.
    private static string Safe(string version) =>
        string.Concat(version.Take(64).Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or ':' or '_' ? c : '_'));
}
