using System.Globalization;
using Fractus.ApiGateway.Contract;

namespace Fractus.ApiGateway.Rules.Patches;

/// <summary>UpdateRestApi. Source: the patch operations of RestApi in the API reference, and answers recorded on the real service.</summary>
internal static class RestApiPatch
{
    public static RestApi Apply(RestApi api, IReadOnlyList<PatchOperation>? operations)
    {
        foreach (var patch in Patch.Of(operations))
        {
            api = Apply(api, patch);
        }

        RestApiRules.Check(api);
        return api;
    }

    private static RestApi Apply(RestApi api, Patch patch)
    {
        switch (patch.Segments[0])
        {
            case "binaryMediaTypes":
                return api with { BinaryMediaTypes = BinaryMediaTypes(api.BinaryMediaTypes ?? [], patch) };
            case "endpointConfiguration":
                return api with { EndpointConfiguration = Endpoint(api.EndpointConfiguration!, patch) };
            case "description" when patch.Op == Op.Remove:
                return api with { Description = null };
        }

        if (patch.Segments is not [var property])
        {
            throw patch.InvalidPath();
        }

        switch (property)
        {
            case "name":
                patch.MustReplace();
                return api with { Name = patch.Value };
            case "description":
                patch.MustReplace();
                return api with { Description = string.IsNullOrEmpty(patch.Value) ? null : patch.Value };
            case "version":
                patch.MustReplace();
                return api with { Version = patch.Value };
            case "apiKeySource":
                patch.MustReplace();
                return api with { ApiKeySource = patch.Value };
            case "policy":
                return api with { Policy = patch.Op == Op.Remove ? null : patch.Value };
            case "disableExecuteApiEndpoint":
                patch.MustReplace();
                return api with { DisableExecuteApiEndpoint = patch.Flag() };
            case "minimumCompressionSize":
                patch.MustReplace();
                return api with { MinimumCompressionSize = CompressionSize(patch.Value) };
            default:
                throw patch.InvalidPath();
        }
    }

    // No value turns compression off.
    private static int? CompressionSize(string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return null;
        }

        return int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var size)
            ? size
            : throw RestApiRules.InvalidCompressionSize();
    }

    private static List<string>? BinaryMediaTypes(IReadOnlyList<string> types, Patch patch)
    {
        if (patch.Segments is not [_, { Length: > 0 } type])
        {
            throw patch.InvalidPath();
        }

        List<string> kept = [.. types.Where(t => t != type)];
        switch (patch.Op)
        {
            case Op.Add:
                kept.Add(type);
                break;
            case Op.Replace:
                kept.Add(patch.Value ?? throw patch.InvalidPath());
                break;
            case Op.Remove:
                break;
            default:
                throw new BadRequestException("Invalid patch operation specified. Must be 'add'|'remove'|'replace'");
        }

        return kept.Count == 0 ? null : kept;
    }

    private static EndpointConfiguration Endpoint(EndpointConfiguration endpoint, Patch patch)
    {
        switch (patch.Segments)
        {
            case [_, "ipAddressType"]:
                patch.MustReplace();
                return patch.Value is IpAddressType.Ipv4 or IpAddressType.Dualstack
                    ? endpoint with { IpAddressType = patch.Value }
                    : throw new BadRequestException("ipAddressType must be either ipv4 or dualstack.");
            case [_, "types", _]:
                if (patch.Op is not (Op.Add or Op.Remove or Op.Replace))
                {
                    throw new BadRequestException("Invalid patch operation specified. Must be 'add'|'remove'|'replace'");
                }

                NotSupported.RefuseWhen(patch.Op != Op.Replace, $"The operation {patch.Op} on {patch.Path}");
                return patch.Value is EndpointType.Regional or EndpointType.Edge or EndpointType.Private
                    ? endpoint with { Types = [patch.Value], IpAddressType = patch.Value == EndpointType.Private ? IpAddressType.Dualstack : endpoint.IpAddressType }
                    : throw new BadRequestException("Invalid EndpointTypes specified. Valid options are REGIONAL,EDGE,PRIVATE");
            case [_, "vpcEndpointIds", ..]:
                throw NotSupported.Setting("endpointConfiguration.vpcEndpointIds");
            default:
                throw patch.InvalidPath();
        }
    }
}
