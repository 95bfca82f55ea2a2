using Fractus.Kernel.Contracts;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record GatewayResponseSetting
{
    [Name("responseType")]
    public string? ResponseType { get; init; }

    [Name("statusCode")]
    public string? StatusCode { get; init; }

    [Name("responseParameters")]
    public IReadOnlyDictionary<string, string>? ResponseParameters { get; init; }

    [Name("responseTemplates")]
    public IReadOnlyDictionary<string, string>? ResponseTemplates { get; init; }

    [Name("defaultResponse")]
    public bool? DefaultResponse { get; init; }
}
