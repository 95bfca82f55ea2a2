using System.Text;
using Fractus.ApiGateway.Rules.OpenApi.Export;
using Fractus.ApiGateway.Rules.Sdk;
using Fractus.ApiGateway.Rules.Values;
using Fractus.ApiGateway.Storage;
using Fractus.Kernel.DataPlane;
using Fractus.Store;

namespace Fractus.ApiGateway.Execution;

/// <summary>
/// A page for each stage that shows its definition and sends requests from forms: <c>/_aws/apigateway/docs/{api}/{stage}/</c>, where no API
/// and no service has paths. It runs its own script only, and is in no frame.
/// </summary>
/// <param name="store">Where APIs are kept.</param>
/// <param name="isOpen">Whether everybody who reaches the server may see every stage's page; else only those of stages that say so.</param>
public sealed class DocumentationPages(IStore store, bool isOpen) : IDataPlane
{
    /// <summary>A stage's tag by which its page is public.</summary>
    public const string PublicTag = "fractus:documentation";

    private const string Prefix = "/_aws/apigateway/docs/";

    private static readonly KeyValuePair<string, string>[] s_headers =
    [
        new("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"),
        new("X-Content-Type-Options", "nosniff"),
        new("Referrer-Policy", "no-referrer"),
        new("Cross-Origin-Resource-Policy", "same-origin"),
        new("Cache-Control", "no-store"),
    ];

    /// <inheritdoc/>
    public bool HasOwnPages => true;

    /// <inheritdoc/>
    public bool Owns(string host, string path) =>
        path.StartsWith(Prefix, StringComparison.Ordinal) && !host.Contains(".execute-api.", StringComparison.Ordinal);

    /// <inheritdoc/>
    public ValueTask<DataPlaneResponse> HandleAsync(DataPlaneRequest request, CancellationToken cancellation) =>
        ValueTask.FromResult(request.Method is "GET" or "HEAD" ? Answer(request) : Text(405, "Method Not Allowed"));

    private DataPlaneResponse Answer(DataPlaneRequest request)
    {
        var parts = request.Path[Prefix.Length..].Split('/');
        if (parts is [var api, var name])
        {
            // The page's own files are beside it.
            return Find(api, name) is null ? Text(404, "Not Found") : new DataPlaneResponse(301, [new("Location", $"{Prefix}{api}/{name}/")], default);
        }

        if (parts is not [var apiId, var stageName, var file] || Find(apiId, stageName) is not { } found)
        {
            return Text(404, "Not Found");
        }

        return file switch
        {
            "" => File("documentation.html", "text/html; charset=utf-8"),
            "documentation.js" => File(file, "text/javascript; charset=utf-8"),
            "documentation.css" => File(file, "text/css; charset=utf-8"),
            "openapi.json" => Respond(200, "application/json", Definition(found, apiId, stageName)),
            _ => Text(404, "Not Found"),
        };
    }

    private static byte[] Definition((DeploymentRecord Deployment, DocumentationSnapshot? Documented) found, string apiId, string stageName)
    {
        var options = new ExportOptions(IsSwagger: false, HasIntegrations: false, HasAuthorizers: false, HasSettings: false, HasDocumentation: true);
        var document = new ApiExporter(found.Deployment, found.Documented, options).Export("", stageName);
        document["servers"] = new ValueList([new ValueMap { ["url"] = $"/_aws/execute-api/{apiId}/{stageName}" }], isJson: true);
        return ApiExporter.ToJson(document);
    }

    private (DeploymentRecord Deployment, DocumentationSnapshot? Documented)? Find(string apiId, string stageName)
    {
        using var snapshot = store.OpenSnapshot();
        if (!snapshot.TryGet(Keys.Stage(apiId, stageName), out var stored))
        {
            return null;
        }

        var stage = Records.Read(stored, Records.Default.Stage);
        if (!(isOpen || stage.Tags?.GetValueOrDefault(PublicTag) == "public") || !snapshot.TryGet(Keys.Deployment(apiId, stage.DeploymentId!), out var deployment))
        {
            return null;
        }

        var documented = stage.DocumentationVersion is { } version && snapshot.TryGet(ApiPart.DocumentationVersion.Key(apiId, version), out var value)
            ? Records.Read(value, Records.Default.DocumentationSnapshot)
            : null;
        return (Records.Read(deployment, Records.Default.DeploymentRecord), documented);
    }

    private static DataPlaneResponse File(string name, string type) => Respond(200, type, Assets.Bytes("Pages." + name));

    private static DataPlaneResponse Text(int status, string text) => Respond(status, "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(text + "\n"));

    private static DataPlaneResponse Respond(int status, string type, ReadOnlyMemory<byte> body) =>
        new(status, [new("Content-Type", type), .. s_headers], body);
}
