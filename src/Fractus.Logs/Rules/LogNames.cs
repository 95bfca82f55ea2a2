using Fractus.Logs.Contract;

namespace Fractus.Logs.Rules;

/// <summary>
/// How long the name of a group or stream may be. The public model says it too, but the real service refuses what is longer in words of
/// its own, as recorded, and so the contract leaves the bound to this.
/// </summary>
internal static class LogNames
{
    private const int Longest = 512;

    /// <exception cref="InvalidParameterException">It is longer.</exception>
    public static void CheckLength(string name)
    {
        if (name.Length > Longest)
        {
            throw new InvalidParameterException($"Invalid LogGroup or LogStream, both must have length less than or equal to {Longest}.");
        }
    }
}
