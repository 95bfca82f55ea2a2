using System.Buffers;
using System.Globalization;
using Fractus.Kernel;

namespace Fractus.ApiGateway.Rules.Requests;

/// <summary>The <c>X-Amzn-Trace-Id</c> of a request: <c>Root=1-{seconds}-{24 hexadecimal digits}</c>.</summary>
internal static class TraceIds
{
    public const string Header = "X-Amzn-Trace-Id";

    private const int RootLength = 35;

    private static readonly SearchValues<char> s_digits = SearchValues.Create("0123456789abcdefABCDEF-");

    /// <summary>The root that the client sent, or a new one.</summary>
    public static string Create(string? sent, DateTimeOffset now, IdGenerator ids)
    {
        foreach (var part in (sent ?? "").Split(';', 8))
        {
            var root = part.Trim();
            if (root.StartsWith("Root=1-", StringComparison.Ordinal) && root.Length == RootLength + 5
                && root.AsSpan(5).IndexOfAnyExcept(s_digits) < 0)
            {
                return root;
            }
        }

        Span<byte> random = stackalloc byte[12];
        ids.Fill(random);
        return string.Create(CultureInfo.InvariantCulture, $"Root=1-{now.ToUnixTimeSeconds():x8}-{Convert.ToHexStringLower(random)}");
    }
}
