using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Fractus.ApiGateway.Rules.Schemas;

/// <summary>A format: its check, and what is said of a text that fails it.</summary>
internal sealed record Format(string Fault, Func<string, bool> IsValid);

/// <summary>The formats of draft 4. Those that are not known here are annotations, as the draft says.</summary>
internal static partial class Formats
{
    private const int MaxHostName = 253;

    private static readonly Dictionary<string, Format> s_formats = new()
    {
        ["date-time"] = new(
            "is invalid against requested date format(s) [yyyy-MM-dd'T'HH:mm:ssZ, yyyy-MM-dd'T'HH:mm:ss.[0-9]{1,12}Z]", IsDateTime),
        ["email"] = new("is not a valid email address", text => Email().IsMatch(text)),
        ["hostname"] = new("is not a valid hostname", text => text.Length <= MaxHostName && HostName().IsMatch(text)),
        ["ipv4"] = new("is not a valid IPv4 address", text => FourNumbers().IsMatch(text)),
        ["ipv6"] = new(
            "is not a valid IPv6 address",
            text => text.Contains(':', StringComparison.Ordinal) && !text.Contains('[', StringComparison.Ordinal)
                && IPAddress.TryParse(text, out var address) && address.AddressFamily == AddressFamily.InterNetworkV6),
        ["uri"] = new("is not a valid URI", text => Uri.TryCreate(text, UriKind.Absolute, out _) && Scheme().IsMatch(text)),
    };

    public static Format? Find(string name) => s_formats.GetValueOrDefault(name);

    private static bool IsDateTime(string text) => DateTime().IsMatch(text)
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    [GeneratedRegex(@"\A\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d{1,12})?([Zz]|[+-]\d\d:?\d\d)\z", RegexOptions.CultureInvariant)]
    private static partial Regex DateTime();

    [GeneratedRegex(@"\A[^\s@]{1,64}@[^\s@.]+(\.[^\s@.]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Email();

    [GeneratedRegex(@"\A[A-Za-z0-9]([A-Za-z0-9\-]{0,61}[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9\-]{0,61}[A-Za-z0-9])?)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex HostName();

    [GeneratedRegex(@"\A((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.|\z)){4}(?<!\.)\z", RegexOptions.CultureInvariant)]
    private static partial Regex FourNumbers();

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9+.\-]*:", RegexOptions.CultureInvariant)]
    private static partial Regex Scheme();
}
