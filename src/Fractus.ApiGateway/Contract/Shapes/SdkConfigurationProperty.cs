using Fractus.Kernel.Contracts;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record SdkConfigurationProperty
{
    [Name("name")]
    public string? Name { get; init; }

    [Name("friendlyName")]
    public string? FriendlyName { get; init; }

    [Name("description")]
    public string? Description { get; init; }

    [Name("required")]
    public bool? Required { get; init; }

    [Name("defaultValue")]
    public string? DefaultValue { get; init; }
}
