using System.Globalization;
using Fractus.Kernel;

namespace Fractus.Lambda.Rules;

/// <summary>
/// The <c>X-Amzn-Trace-Id</c> that an invocation runs in: <c>Root=…;Parent=…;Sampled=…;Lineage=hash:count|hash:count</c>. The lineage
/// says which functions were invoked in the chain of requests that led here and how often each; SDKs inside functions pass it on, and so
/// do destinations. Source: "Use Lambda recursive loop detection to prevent infinite loops"; "Tracing header" in the X-Ray guide.
/// </summary>
/// <param name="Text">The header.</param>
/// <param name="IsLoop">Whether the function has been invoked in this chain as often as may be.</param>
internal readonly record struct TraceHeader(string Text, bool IsLoop)
{
    /// <summary>So often a function runs in one chain.</summary>
    public const int MostInvocations = 16;

    /// <summary>A caller's header beyond this is not followed.</summary>
    private const int LongestHeader = 2048;

    private const int ParentBytes = 8;

    /// <summary>Functions in one chain; the earliest are forgotten.</summary>
    private const int MostFunctions = 32;

    /// <summary>What stands for a function in a lineage.</summary>
    public static string Hash(string functionArn)
    {
        // FNV-1a: short, and the same on every node.
        var hash = 2166136261u;
        foreach (var letter in functionArn)
        {
            hash = (hash ^ letter) * 16777619u;
        }

        return hash.ToString("x8", CultureInfo.InvariantCulture);
    }

    /// <summary>The header of an invocation.</summary>
    /// <param name="incoming">What its caller sent; anything that is no such header counts as nothing.</param>
    /// <param name="functionHash">The function's <see cref="Hash"/>.</param>
    /// <param name="time">For the root of a new chain.</param>
    /// <param name="ids">For its ids.</param>
    public static TraceHeader Next(string? incoming, string functionHash, TimeProvider time, IdGenerator ids)
    {
        if (incoming is null)
        {
            return new TraceHeader($"Root={Root(time, ids)};Parent={Hex(ids, ParentBytes)};Sampled=0;Lineage={functionHash}:0", IsLoop: false);
        }

        var (root, parent, sampled, lineage) = Parse(incoming);
        root ??= Root(time, ids);
        var count = 0;
        var place = lineage.FindIndex(hop => hop.Hash == functionHash);
        if (place >= 0)
        {
            count = lineage[place].Count + 1;
            lineage[place] = (functionHash, count);
        }
        else
        {
            lineage.Add((functionHash, 0));
            lineage.RemoveRange(0, Math.Max(0, lineage.Count - MostFunctions));
        }

        var hops = string.Join('|', lineage.Select(hop => string.Create(CultureInfo.InvariantCulture, $"{hop.Hash}:{hop.Count}")));
        return new TraceHeader($"Root={root};Parent={parent ?? Hex(ids, ParentBytes)};Sampled={sampled};Lineage={hops}", count >= MostInvocations);
    }

    private static string Root(TimeProvider time, IdGenerator ids) => $"1-{time.GetUtcNow().ToUnixTimeSeconds():x8}-{Hex(ids, 12)}";

    private static (string? Root, string? Parent, string Sampled, List<(string Hash, int Count)> Lineage) Parse(string header)
    {
        string? root = null, parent = null;
        var sampled = "0";
        List<(string Hash, int Count)> lineage = [];
        foreach (var part in header.Length <= LongestHeader ? header.Split(';', StringSplitOptions.TrimEntries) : [])
        {
            switch (part.Split('=', 2))
            {
                case ["Root", { Length: > 0 } value] when value.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-'):
                    root = value;
                    break;
                case ["Parent", { Length: > 0 } value] when value.All(char.IsAsciiHexDigitLower):
                    parent = value;
                    break;
                case ["Sampled", "1"]:
                    sampled = "1";
                    break;
                case ["Lineage", var value]:
                    lineage = [.. value.Split('|').Select(Hop).OfType<(string, int)>().Take(MostFunctions)];
                    break;
                default:
                    break;
            }
        }

        return (root, parent, sampled, lineage);
    }

    private static (string Hash, int Count)? Hop(string text) =>
        text.Split(':') is [{ Length: 8 } hash, var count]
        && hash.All(char.IsAsciiHexDigitLower)
        && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < int.MaxValue
            ? (hash, number)
            : null;

    private static string Hex(IdGenerator ids, int byteCount)
    {
        Span<byte> bytes = stackalloc byte[byteCount];
        ids.Fill(bytes);
        return Convert.ToHexStringLower(bytes);
    }
}
