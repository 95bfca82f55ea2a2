using Fractus.Kernel.Contracts;

namespace Fractus.Iam.Contract.Sts;

[Shape]
public sealed partial record PolicyDescriptorType
{
    [Name("arn")]
    [Length(20, 2048)]
    [Pattern(@"[\u0009\u000A\u000D\u0020-\u007E\u0085\u00A0-\uD7FF\uE000-\uFFFD\u10000-\u10FFFF]+")]
    public string? Arn { get; init; }
}
