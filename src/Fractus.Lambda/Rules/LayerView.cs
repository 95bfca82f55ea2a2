using Fractus.Lambda.Contract;
using Fractus.Lambda.Storage;

namespace Fractus.Lambda.Rules;

/// <summary>A layer's version as answers show it.</summary>
internal static class LayerView
{
    public static PublishLayerVersionOutput Published(LayerId id, LayerVersionRecord record, string link) => new()
    {
        Content = Content(record, link),
        LayerArn = id.Arn,
        LayerVersionArn = id.VersionArn(record.Version),
        Description = record.Description,
        CreatedDate = FunctionView.Timestamp(record.CreatedMs),
        Version = record.Version,
        CompatibleRuntimes = record.CompatibleRuntimes,
        LicenseInfo = record.LicenseInfo,
        CompatibleArchitectures = record.CompatibleArchitectures,
    };

    public static GetLayerVersionResponse Describe(LayerId id, LayerVersionRecord record, string link) => new()
    {
        Content = Content(record, link),
        LayerArn = id.Arn,
        LayerVersionArn = id.VersionArn(record.Version),
        Description = record.Description,
        CreatedDate = FunctionView.Timestamp(record.CreatedMs),
        Version = record.Version,
        CompatibleRuntimes = record.CompatibleRuntimes,
        LicenseInfo = record.LicenseInfo,
        CompatibleArchitectures = record.CompatibleArchitectures,
    };

    public static LayerVersionsListItem Listed(LayerId id, LayerVersionRecord record) => new()
    {
        LayerVersionArn = id.VersionArn(record.Version),
        Version = record.Version,
        Description = record.Description,
        CreatedDate = FunctionView.Timestamp(record.CreatedMs),
        CompatibleRuntimes = record.CompatibleRuntimes,
        LicenseInfo = record.LicenseInfo,
        CompatibleArchitectures = record.CompatibleArchitectures,
    };

    private static LayerVersionContentOutput Content(LayerVersionRecord record, string link) => new()
    {
        Location = link,
        CodeSha256 = FunctionView.CodeSha256(record.CodeSha256),
        CodeSize = record.CodeSize,
    };
}
