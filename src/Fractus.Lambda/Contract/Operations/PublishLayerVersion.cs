using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Lambda.Contract;

[Shape]
public sealed partial record PublishLayerVersionInput
{
    [In(HttpLocation.Label)]
    [Length(1, 140)]
    [Pattern(@"(arn:[a-zA-Z0-9-]+:lambda:[a-zA-Z0-9-]+:\d{12}:layer:[a-zA-Z0-9-_]+)|[a-zA-Z0-9-_]+")]
    public required string LayerName { get; init; }

    [Length(0, 256)]
    public string? Description { get; init; }

    public required LayerVersionContentInput Content { get; init; }

    [Length(0, 15)]
    [Each(AsOne = true, Enum = typeof(Runtime), Told = typeof(SupportedRuntimes))]
    public IReadOnlyList<string>? CompatibleRuntimes { get; init; }

    [Length(0, 512)]
    public string? LicenseInfo { get; init; }

    [Length(0, 2)]
    [Each(AsOne = true, NotNull = true, Enum = typeof(Architecture))]
    public IReadOnlyList<string>? CompatibleArchitectures { get; init; }
}

[Shape]
public sealed partial record PublishLayerVersionOutput
{
    public LayerVersionContentOutput? Content { get; init; }

    public string? LayerArn { get; init; }

    public string? LayerVersionArn { get; init; }

    public string? Description { get; init; }

    public string? CreatedDate { get; init; }

    public long? Version { get; init; }

    public IReadOnlyList<string>? CompatibleRuntimes { get; init; }

    public string? LicenseInfo { get; init; }

    public IReadOnlyList<string>? CompatibleArchitectures { get; init; }
}
