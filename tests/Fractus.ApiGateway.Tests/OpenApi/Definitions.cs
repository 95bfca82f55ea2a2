using System.Text;
using System.Text.RegularExpressions;
using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules.Values;
using Fractus.ApiGateway.Storage;

namespace Fractus.ApiGateway.Tests.OpenApi;

/// <summary>Imports, exports and compares APIs.</summary>
internal sealed partial class Definitions(TestCloud cloud)
{
    public async Task<RestApi> ImportAsync(string document, bool failsOnWarnings = true, params (string Name, string Value)[] parameters) =>
        await cloud.Api.ImportRestApi(
            new ImportRestApiInput { Body = Encoding.UTF8.GetBytes(document), FailOnWarnings = failsOnWarnings, Parameters = parameters.ToDictionary(p => p.Name, p => p.Value) },
            cloud.Caller,
            default);

    public async Task<RestApi> PutAsync(string apiId, string document, string mode, bool failsOnWarnings = true) => await cloud.Api.PutRestApi(
        new PutRestApiInput { RestApiId = apiId, Mode = mode, FailOnWarnings = failsOnWarnings, Body = Encoding.UTF8.GetBytes(document) }, cloud.Caller, default);

    /// <summary>Deploys the API and exports its stage.</summary>
    public async Task<string> ExportAsync(string apiId, string type, string? extensions = null, string? accepts = null)
    {
        await cloud.Api.CreateDeployment(new CreateDeploymentInput { RestApiId = apiId, StageName = "v1" }, cloud.Caller, default);
        var input = new GetExportInput
        {
            RestApiId = apiId,
            StageName = "v1",
            ExportType = type,
            Accepts = accepts,
            Parameters = extensions is null ? null : new Dictionary<string, string> { ["extensions"] = extensions },
        };
        return Encoding.UTF8.GetString((await cloud.Api.GetExport(input, cloud.Caller, default)).Body!.Value.Span);
    }

    public async Task<List<Resource>> ResourcesAsync(string apiId) => [.. (await cloud.Api.GetResources(
        new GetResourcesInput { RestApiId = apiId, Limit = 500, Embed = ["methods"] }, cloud.Caller, default)).Items!];

    /// <summary>Everything of an API that an import can say, with names in the place of ids and in an order of its own.</summary>
    public string Describe(string apiId)
    {
        using var snapshot = cloud.Store.OpenSnapshot();
        var draft = new ApiReader(snapshot, cloud.Caller, apiId).Draft();
        var names = draft.Resources.Select(r => (r.Id!, r.Path!))
            .Concat(draft.Parts.Models.Select(m => (m.Id!, m.Name!)))
            .Concat(draft.Parts.RequestValidators.Select(v => (v.Id!, v.Name!)))
            .Concat(draft.Parts.Authorizers.Select(a => (a.Id!, a.Name!)))
            .Concat(draft.Documentation.Select(d => (d.Id!, "documented")))
            .Append((apiId, "the-api"));
        var text = new StringBuilder();
        Add(Records.Write(draft.Api with { CreatedDate = null, Tags = null }, Records.Default.RestApi));
        draft.Resources.ToList().ForEach(r => Add(Records.Write(r, Records.Default.Resource)));
        draft.Parts.Models.ToList().ForEach(m => Add(Records.Write(m, Records.Default.Model)));
        draft.Parts.RequestValidators.OrderBy(v => v.Name).ToList().ForEach(v => Add(Records.Write(v, Records.Default.RequestValidator)));
        draft.Parts.Authorizers.OrderBy(a => a.Name).ToList().ForEach(a => Add(Records.Write(a, Records.Default.Authorizer)));
        draft.Parts.GatewayResponses.ToList().ForEach(g => Add(Records.Write(g, Records.Default.GatewayResponseSetting)));
        foreach (var (id, name) in names)
        {
            text.Replace($"\"{id}\"", $"\"{name}\"").Replace($"/{id}/", $"/{name}/").Replace($":{id}/", $":{name}/");
        }

        return RootId().Replace(text.ToString(), "\"rootResourceId\":\"root\"");

        void Add(byte[] json) => text.Append(JsonValues.Write(Sorted(JsonValues.ParseOrNull(json)))).Append('\n');
    }

    private static object? Sorted(object? value)
    {
        if (value is not ValueMap map)
        {
            return value is ValueList list ? new ValueList(list.Select(Sorted), isJson: true) : value;
        }

        var sorted = new ValueMap();
        foreach (var (key, member) in map.OrderBy(m => m.Key, StringComparer.Ordinal))
        {
            sorted[key] = Sorted(member);
        }

        return sorted;
    }

    [GeneratedRegex("\"[Rr]ootResourceId\":\"[^\"]*\"")]
    private static partial Regex RootId();
}
