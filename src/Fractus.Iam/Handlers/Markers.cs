using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Fractus.Iam.Sessions;

namespace Fractus.Iam.Handlers;

/// <summary>One page of a list.</summary>
/// <param name="Items">In order.</param>
/// <param name="Marker">Where the next page starts; null on the last page.</param>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? Marker)
{
    public bool IsTruncated => Marker is not null;
}

/// <summary>
/// Pagination. A marker is the last name of a page behind a code that authenticates it for one operation and account, so that it
/// cannot be made up, changed or used elsewhere.
/// </summary>
internal sealed class Markers(SecretKeys keys)
{
    private const int DefaultItems = 100;
    private const int CodeBytes = 12;

    /// <param name="scope">What is being listed: the operation, the account and the parent.</param>
    /// <param name="after">The last name of the page.</param>
    public string Seal(string scope, string after)
    {
        var name = Encoding.UTF8.GetBytes(after);
        return Base64Url.EncodeToString([.. Code(scope, after), .. name]);
    }

    /// <returns>The last name of the page before; null where this is the first page.</returns>
    /// <exception cref="Kernel.ApiException">The marker is not one that this list gave out.</exception>
    public string? Open(string scope, string? marker)
    {
        if (marker is null)
        {
            return null;
        }

        Span<byte> bytes = stackalloc byte[Base64Url.GetMaxDecodedLength(marker.Length)];
        if (!Base64Url.IsValid(marker) || !Base64Url.TryDecodeFromChars(marker, bytes, out var length) || length < CodeBytes)
        {
            throw IamErrors.InvalidMarker();
        }

        var after = Encoding.UTF8.GetString(bytes[CodeBytes..length]);
        return CryptographicOperations.FixedTimeEquals(bytes[..CodeBytes], Code(scope, after)) ? after : throw IamErrors.InvalidMarker();
    }

    /// <summary>Cuts the next page off a list.</summary>
    /// <param name="items">What comes after the marker's name, in order.</param>
    /// <param name="scope">See <see cref="Seal"/>.</param>
    /// <param name="name">The name by which the list is ordered.</param>
    /// <param name="maxItems">As the caller asked.</param>
    public Page<T> Cut<T>(IEnumerable<T> items, string scope, Func<T, string> name, int? maxItems)
    {
        var limit = maxItems ?? DefaultItems;
        var page = items.Take(limit + 1).ToList();
        if (page.Count <= limit)
        {
            return new Page<T>(page, null);
        }

        page.RemoveAt(limit);
        return new Page<T>(page, Seal(scope, name(page[^1])));
    }

    /// <summary>The next page of a list that is at hand whole, in ordinal order of its names.</summary>
    public Page<T> Cut<T>(IEnumerable<T> items, string scope, Func<T, string> name, string? marker, int? maxItems)
    {
        var after = Open(scope, marker);
        return Cut(items.Where(item => after is null || string.CompareOrdinal(name(item), after) > 0), scope, name, maxItems);
    }

    private ReadOnlySpan<byte> Code(string scope, string after) => keys.Derive("marker", $"{scope}\n{after}").AsSpan(0, CodeBytes);
}
