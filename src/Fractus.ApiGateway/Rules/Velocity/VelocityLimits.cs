namespace Fractus.ApiGateway.Rules.Velocity;

/// <summary>What a template may use, so that none can hang or exhaust the server.</summary>
internal static class VelocityLimits
{
    /// <summary>Nodes evaluated; text that is made counts too, one for every 64 characters.</summary>
    public const int Steps = 1_000_000;

    /// <summary>Characters of one text, the result among them.</summary>
    public const int Text = 10 * 1024 * 1024;

    /// <summary>Elements of a list or range, entries of a map.</summary>
    public const int Elements = 100_000;

    /// <summary>Rounds of one <c>#foreach</c>, after which the real service ends it.</summary>
    public const int Rounds = 1000;

    /// <summary>How deep blocks, brackets and calls may nest.</summary>
    public const int Depth = 60;

    /// <summary>How long one rendering may take.</summary>
    public static readonly TimeSpan Time = TimeSpan.FromSeconds(2);

    /// <summary>How long one regular expression may take.</summary>
    public static readonly TimeSpan Pattern = TimeSpan.FromMilliseconds(200);
}
