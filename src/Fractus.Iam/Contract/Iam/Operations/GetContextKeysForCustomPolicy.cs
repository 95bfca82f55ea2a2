using Fractus.Kernel.Contracts;

namespace Fractus.Iam.Contract;

[Shape]
public sealed partial record GetContextKeysForCustomPolicyInput
{
    [Each(MinLength = 1, MaxLength = 131072, Pattern = @"^[\u0009\u000A\u000D\u0020-\u00FF]+$")]
    public required IReadOnlyList<string> PolicyInputList { get; init; }
}
