namespace Fractus.Runtime;

/// <summary>What a call had of the environments that are kept ready for its function's version.</summary>
/// <param name="IsOfThem">Whether it ran in one of them; else none was free.</param>
/// <param name="Busy">How many of them ran calls when it began, its own among them.</param>
/// <param name="Requested">How many there are to be.</param>
public readonly record struct ProvisionedUse(bool IsOfThem, int Busy, int Requested);
