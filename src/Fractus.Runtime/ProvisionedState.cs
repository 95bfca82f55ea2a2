namespace Fractus.Runtime;

/// <summary>The environments that are kept ready for a function's version.</summary>
/// <param name="Requested">How many there are to be.</param>
/// <param name="Started">How many there are.</param>
/// <param name="Ready">How many of them have loaded the function.</param>
/// <param name="Failure">Why loading failed last, until it succeeds; else null.</param>
public readonly record struct ProvisionedState(int Requested, int Started, int Ready, string? Failure);
