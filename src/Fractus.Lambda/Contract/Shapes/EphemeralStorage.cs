using Fractus.Kernel.Contracts;

namespace Fractus.Lambda.Contract;

[Shape]
public sealed partial record EphemeralStorage
{
    [Required]
    [Range(512, 10240)]
    public int? Size { get; init; }
}
