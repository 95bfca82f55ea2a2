using Fractus.ApiGateway.Rules.Requests;
using Fractus.ApiGateway.Rules.Values;

namespace Fractus.ApiGateway.Rules.Templates;

/// <summary>What a mapping template can refer to.</summary>
internal static class TemplateVariables
{
    /// <param name="invocation">The request.</param>
    /// <param name="body">What <c>$input</c> shows: the request's body, or the integration's.</param>
    public static ValueMap For(Invocation invocation, ReadOnlyMemory<byte> body) => new()
    {
        ["input"] = new InputVariable(body, invocation),
        ["context"] = invocation.Context,
        ["util"] = UtilVariable.Instance,
        ["stageVariables"] = new ValueMap(invocation.Api.StageVariables),
        ["method"] = new ValueMap { ["httpMethod"] = invocation.HttpMethod, ["resourcePath"] = invocation.Method.ResourcePath },
    };
}
