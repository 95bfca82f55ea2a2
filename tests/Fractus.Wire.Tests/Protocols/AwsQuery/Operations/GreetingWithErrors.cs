using Fractus.Kernel.Contracts;

namespace Fractus.Wire.Tests.Protocols.AwsQuery;

[Shape]
public sealed partial record GreetingWithErrorsOutput
{
    [Name("greeting")]
    public string? Greeting { get; init; }
}
