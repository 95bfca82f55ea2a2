using System.Globalization;
using Fractus.Kernel;

namespace Fractus.Lambda.Rules;

/// <summary>The <c>X-Amzn-Trace-Id</c> with which a function is called. Source: "Tracing header" in the X-Ray developer guide.</summary>
internal static class TraceHeader
{
    /// <summary>The caller's own, or a new one that is not sampled: functions without active tracing record nothing.</summary>
    public static string Of(string? given, TimeProvider time, IdGenerator ids)
    {
        if (given is { Length: > 0 })
        {
            return given;
        }

        Span<byte> random = stackalloc byte[20];
        ids.Fill(random);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Root=1-{time.GetUtcNow().ToUnixTimeSeconds():x8}-{Convert.ToHexStringLower(random[..12])};Parent={Convert.ToHexStringLower(random[12..])};Sampled=0");
    }
}
