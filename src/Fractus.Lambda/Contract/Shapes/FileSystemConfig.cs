using Fractus.Kernel.Contracts;

namespace Fractus.Lambda.Contract;

[Shape]
public sealed partial record FileSystemConfig
{
    [Length(0, 200)]
    [Pattern(@"arn:aws[a-zA-Z-]*:elasticfilesystem:[a-z]{2}((-gov)|(-iso(b?)))?-[a-z]+-\d{1}:\d{12}:access-point/fsap-[a-f0-9]{17}")]
    public required string Arn { get; init; }

    [Length(0, 160)]
    [Pattern("/mnt/[a-zA-Z0-9-_.]+")]
    public required string LocalMountPath { get; init; }
}
