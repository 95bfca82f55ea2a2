using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Lambda.Contract;

[Shape]
public sealed partial record GetLayerVersionByArnInput
{
    [In(HttpLocation.Query, "Arn")]
    [Length(1, 140)]
    [Pattern(@"arn:[a-zA-Z0-9-]+:lambda:[a-zA-Z0-9-]+:\d{12}:layer:[a-zA-Z0-9-_]+:[0-9]+")]
    public required string Arn { get; init; }
}
