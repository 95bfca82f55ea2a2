namespace Fractus.ApiGateway.Rules.Requests;

/// <summary>What a request's Cache-Control asks of the stage's cache, and whether it may.</summary>
internal enum CacheControl
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A fresh answer in the place of the kept one.</summary>
    Refresh,

    /// <summary>It asked for a fresh answer but may not; the answer says so.</summary>
    RefusedWithWarning,
}
