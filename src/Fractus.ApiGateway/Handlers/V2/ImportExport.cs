using System.Text;
using Fractus.ApiGateway.Contract.V2;
using Fractus.ApiGateway.Rules.OpenApi.Documents;
using Fractus.ApiGateway.Rules.OpenApi.Import;
using Fractus.ApiGateway.Rules.V2;
using Fractus.ApiGateway.Rules.V2.OpenApi;
using Fractus.ApiGateway.Rules.Values;
using Fractus.ApiGateway.Storage.V2;
using Fractus.Kernel;

namespace Fractus.ApiGateway.Handlers.V2;

public sealed partial class ApiGatewayV2Handlers
{
    public async ValueTask<Api> ImportApi(ImportApiInput input, Caller caller, CancellationToken cancellation)
    {
        var id = _ids.LowerBase36(ApiIdLength);
        var seed = Seed();
        var now = Now();
        var api = await Change(caller, id, changes =>
        {
            Claim(changes);
            var (draft, warnings) = Draft(input.Body, input.Basepath, input.FailOnWarnings, id, seed, caller);
            changes.Put(ApiRules.Create(draft.Api, id, now));
            Fill(changes, draft);
            return changes.Api() with { Warnings = warnings };
        }, cancellation);
        return Shown(api, caller);
    }

    public async ValueTask<Api> ReimportApi(ReimportApiInput input, Caller caller, CancellationToken cancellation)
    {
        var seed = Seed();
        var api = await Change(caller, input.ApiId, changes =>
        {
            var before = changes.Api();
            RefuseForSocket(before);
            var (draft, warnings) = Draft(input.Body, input.Basepath, input.FailOnWarnings, input.ApiId, seed, caller);
            var made = ApiRules.Create(draft.Api, input.ApiId, before.CreatedDate!.Value);
            changes.RemoveContent();
            changes.Put(made with { DisableExecuteApiEndpoint = before.DisableExecuteApiEndpoint, IpAddressType = before.IpAddressType, Tags = made.Tags ?? before.Tags });
            Fill(changes, draft);
            return changes.Api() with { Warnings = warnings };
        }, cancellation);
        return Shown(api, caller);
    }

    public ValueTask<ExportApiOutput> ExportApi(ExportApiInput input, Caller caller, CancellationToken cancellation) =>
        Read(caller, input.ApiId, api =>
        {
            RefuseForSocket(api.Api());
            if (input.Specification != "OAS30")
            {
                throw Refusal.BadRequest($"Invalid specification specified: {input.Specification}. Must be OAS30");
            }

            if (input.ExportVersion is not (null or "1.0"))
            {
                throw Refusal.BadRequest($"Invalid export version specified: {input.ExportVersion}. Must be 1.0");
            }

            // Of a stage what it serves, else the API as it now stands.
            var content = input.StageName is { } name
                ? api.Get(V2Part.Deployment, api.Get(V2Part.Stage, name).DeploymentId ?? throw Refusal.BadRequest("The stage has no deployment.")).Content
                : api.Content();
            var endpoint = Shown(api.Api(), caller).ApiEndpoint!;
            var document = new HttpApiExporter(content, input.IncludeExtensions ?? true).Export(endpoint, input.StageName);
            var text = input.OutputType switch
            {
                "JSON" => JsonValues.Write(document),
                "YAML" => YamlWriter.Write(document),
                _ => throw Refusal.BadRequest($"Invalid output type specified: {input.OutputType}. Must be one of [JSON, YAML]"),
            };
            return new ExportApiOutput { Body = Encoding.UTF8.GetBytes(text) };
        });

    private static void RefuseForSocket(Api api)
    {
        if (!ApiRules.IsHttp(api))
        {
            throw Refusal.BadRequest("Import and export are only supported for HTTP APIs");
        }
    }

    private byte[] Seed()
    {
        var seed = new byte[SeededIds.SeedLength];
        _ids.Fill(seed);
        return seed;
    }

    // The transaction may run again: the document is read anew, and the ids come out the same.
    private (HttpApiDraft Draft, IReadOnlyList<string>? Warnings) Draft(
        string body, string? basePath, bool? failsOnWarnings, string apiId, byte[] seed, Caller caller)
    {
        if (basePath is not (null or "ignore" or "prepend" or "split"))
        {
            throw Refusal.BadRequest($"Invalid basepath specified: {basePath}. Must be one of [ignore, prepend, split]");
        }

        var document = Document.Read(Encoding.UTF8.GetBytes(body));
        var draft = new HttpApiImporter(document, apiId, new SeededIds(seed)).Import(basePath ?? "ignore");
        if (failsOnWarnings == true && document.Warnings.Count > 0)
        {
            throw Refusal.BadRequest("Warnings found during import: " + string.Join(' ', document.Warnings));
        }

        foreach (var role in draft.Integrations.Select(i => i.Input.CredentialsArn).Concat(draft.Authorizers.Select(a => a.Input.AuthorizerCredentialsArn)).Distinct())
        {
            RolePassing.Check(_authorizer, role, caller);
        }

        return (draft, document.Warnings.Count > 0 ? document.Warnings : null);
    }

    private static void Fill(ApiChanges changes, HttpApiDraft draft)
    {
        foreach (var (id, integration) in draft.Integrations)
        {
            changes.Put(V2Part.Integration, ApiIntegrationRules.Create(integration, id, isHttp: true));
        }

        foreach (var (id, authorizer) in draft.Authorizers)
        {
            Put(changes, ApiAuthorizerRules.Create(authorizer, id, isHttp: true), isHttp: true);
        }

        var ids = new SeededIds(Encoding.UTF8.GetBytes(changes.DeploymentId.PadRight(SeededIds.SeedLength))[..SeededIds.SeedLength]);
        foreach (var input in draft.Routes)
        {
            var route = RouteRules.Create(input, ids.LowerBase36(PartIdLength));
            RouteRules.Check(route, changes);
            changes.Put(V2Part.Route, route);
        }
    }
}
