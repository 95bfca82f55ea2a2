using Fractus.Kernel.Contracts;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record SdkType
{
    [Name("id")]
    public string? Id { get; init; }

    [Name("friendlyName")]
    public string? FriendlyName { get; init; }

    [Name("description")]
    public string? Description { get; init; }

    [Name("configurationProperties")]
    public IReadOnlyList<SdkConfigurationProperty>? ConfigurationProperties { get; init; }
}
