using System.Globalization;
using System.Text.RegularExpressions;
using Fractus.Kernel;

namespace Fractus.ApiGateway.Rules.Requests;

/// <summary>
/// The <c>X-Amzn-Trace-Id</c> of a request: <c>Root=1-{seconds}-{24 hexadecimal digits}</c>, behind it the parent and whether the trace is
/// kept, where the client says so. Source: "Tracing header" of the X-Ray developer guide, and answers recorded of the real service.
/// </summary>
internal static partial class TraceIds
{
    public const string Header = "X-Amzn-Trace-Id";

    private const string Parent = ";Parent=";

    /// <summary>What the client sent, without what is no part of it, or a new root.</summary>
    public static string Create(string? sent, DateTimeOffset now, IdGenerator ids)
    {
        var parts = (sent ?? "").Split(';', 8, StringSplitOptions.TrimEntries);
        if (Array.Find(parts, part => Root().IsMatch(part)) is { } root)
        {
            return string.Join(';', parts.Where(part => Rest().IsMatch(part)).Prepend(root));
        }

        return string.Create(CultureInfo.InvariantCulture, $"Root=1-{now.ToUnixTimeSeconds():x8}-{Digits(12, ids)}");
    }

    /// <summary>What the client is told: with a parent, its own or a new one.</summary>
    public static string Answer(string traceId, IdGenerator ids) =>
        traceId.Contains(Parent, StringComparison.Ordinal) ? traceId : $"{traceId.Split(';')[0]}{Parent}{Digits(8, ids)};Sampled=0";

    private static string Digits(int bytes, IdGenerator ids)
    {
        Span<byte> random = stackalloc byte[bytes];
        ids.Fill(random);
        return Convert.ToHexStringLower(random);
    }

    [GeneratedRegex(@"\ARoot=1-[0-9a-fA-F]{8}-[0-9a-fA-F]{24}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Root();

    [GeneratedRegex(@"\A(Parent=[0-9a-fA-F]{16}|Sampled=[01?])\z", RegexOptions.CultureInvariant)]
    private static partial Regex Rest();
}
