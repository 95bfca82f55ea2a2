using Fractus.Kernel.Contracts;

namespace Fractus.Wire.Tests.Protocols.RestJson;

[Shape]
public sealed partial record JsonMapsInputOutput
{
    [Name("denseStructMap")]
    public IReadOnlyDictionary<string, GreetingStruct>? DenseStructMap { get; init; }

    [Name("denseNumberMap")]
    public IReadOnlyDictionary<string, int>? DenseNumberMap { get; init; }

    [Name("denseBooleanMap")]
    public IReadOnlyDictionary<string, bool>? DenseBooleanMap { get; init; }

    [Name("denseStringMap")]
    public IReadOnlyDictionary<string, string>? DenseStringMap { get; init; }

    [Name("denseSetMap")]
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? DenseSetMap { get; init; }
}
