using Fractus.Kernel.Contracts;

namespace Fractus.Iam.Contract;

[Shape]
public sealed partial record Position
{
    public int? Line { get; init; }

    public int? Column { get; init; }
}
