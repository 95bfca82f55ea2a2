using Fractus.Kernel;
using Fractus.Lambda.Contract;

namespace Fractus.Lambda.Rules;

/// <summary>Parameters that are refused by name until what they ask for is built; values that ask for nothing are let through.</summary>
internal static class NotBuiltParameters
{
    /// <exception cref="InvalidParameterValueException">The request asks for something that is not built.</exception>
    public static void Check(CreateFunctionInput input)
    {
        Refuse("PackageType Image", input.PackageType == PackageType.Image);
        CheckPlace("Code.", input.Code.S3Bucket, input.Code.S3Key, input.Code.S3ObjectVersion);
        Refuse("Code.ImageUri", input.Code.ImageUri is not null);
        Refuse("Code.SourceKMSKeyArn", input.Code.SourceKMSKeyArn is { Length: > 0 });
        Refuse("CodeSigningConfigArn", input.CodeSigningConfigArn is { Length: > 0 });
        CheckShared(
            input.VpcConfig, input.DeadLetterConfig, input.KMSKeyArn, input.TracingConfig, input.FileSystemConfigs,
            input.ImageConfig, input.SnapStart);
    }

    /// <inheritdoc cref="Check(CreateFunctionInput)"/>
    public static void Check(UpdateFunctionConfigurationInput input) => CheckShared(
        input.VpcConfig, input.DeadLetterConfig, input.KMSKeyArn, input.TracingConfig, input.FileSystemConfigs,
        input.ImageConfig, input.SnapStart);

    /// <inheritdoc cref="Check(CreateFunctionInput)"/>
    public static void Check(UpdateFunctionCodeInput input)
    {
        CheckPlace("", input.S3Bucket, input.S3Key, input.S3ObjectVersion);
        Refuse("SourceKMSKeyArn", input.SourceKMSKeyArn is { Length: > 0 });
        if (input.ImageUri is not null)
        {
            throw new InvalidParameterValueException("Please don't provide ImageUri when updating a function with packageType Zip.");
        }
    }

    /// <inheritdoc cref="Check(CreateFunctionInput)"/>
    public static void Check(PublishLayerVersionInput input) =>
        Refuse("Content.S3Bucket", input.Content.S3Bucket is not null || input.Content.S3Key is not null || input.Content.S3ObjectVersion is not null);

    /// <summary>There are no buckets yet, but the one that stands for a folder.</summary>
    private static void CheckPlace(string path, string? bucket, string? key, string? objectVersion)
    {
        Refuse(path + "S3Bucket", bucket != HotReload.Bucket && (bucket is not null || key is not null));
        Refuse(path + "S3ObjectVersion", objectVersion is not null);
    }

    private static void CheckShared(
        VpcConfig? vpc,
        DeadLetterConfig? deadLetter,
        string? kmsKey,
        TracingConfig? tracing,
        IReadOnlyList<FileSystemConfig>? fileSystems,
        ImageConfig? image,
        SnapStart? snapStart)
    {
        Refuse("VpcConfig", vpc is { SubnetIds.Count: > 0 } or { SecurityGroupIds.Count: > 0 } or { Ipv6AllowedForDualStack: true });
        if (deadLetter?.TargetArn is { Length: > 0 } target)
        {
            throw LambdaErrors.NotBuilt($"DeadLetterConfig with a target of the service {(Arn.TryParse(target, out var arn) ? arn.Service : target)}");
        }

        Refuse("KMSKeyArn", kmsKey is { Length: > 0 });
        Refuse("TracingConfig.Mode Active", tracing?.Mode == TracingMode.Active);
        Refuse("FileSystemConfigs", fileSystems is { Count: > 0 });
        Refuse("ImageConfig", image is not null);
        Refuse("SnapStart", snapStart?.ApplyOn == SnapStartApplyOn.PublishedVersions);
    }

    private static void Refuse(string parameter, bool isAskedFor)
    {
        if (isAskedFor)
        {
            throw LambdaErrors.NotBuilt(parameter);
        }
    }
}
