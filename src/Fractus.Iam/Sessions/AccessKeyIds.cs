using System.Globalization;
using Fractus.Kernel;

namespace Fractus.Iam.Sessions;

/// <summary>
/// Access key ids. As in the real service the 16 characters after the prefix are 80 bits in base 32, of which the first one is set,
/// the next 40 are the account and the rest is random: so anyone can tell whose a key is.
/// </summary>
internal static class AccessKeyIds
{
    public const string LongTerm = "AKIA";
    public const string Temporary = "ASIA";

    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int PrefixLength = 4;
    private const int Characters = 16;
    private const int Bits = Characters * 5;
    private const int AccountBits = 40;
    private const int RandomBits = Bits - 1 - AccountBits;

    public static bool IsTemporary(string accessKeyId) => accessKeyId.StartsWith(Temporary, StringComparison.Ordinal);

    public static string Create(string prefix, string account, IdGenerator ids)
    {
        Span<byte> random = stackalloc byte[sizeof(ulong)];
        ids.Fill(random);
        var value = (UInt128.One << (Bits - 1))
            | ((UInt128)ulong.Parse(account, CultureInfo.InvariantCulture) << RandomBits)
            | (BitConverter.ToUInt64(random) & ((1UL << RandomBits) - 1));
        return prefix + string.Create(Characters, value, static (text, bits) =>
        {
            for (var i = text.Length - 1; i >= 0; i--)
            {
                text[i] = Alphabet[(int)(bits & 31)];
                bits >>= 5;
            }
        });
    }

    /// <returns>The 12 digits, or null where the id does not hold an account.</returns>
    public static string? FindAccount(string accessKeyId)
    {
        if (accessKeyId.Length != PrefixLength + Characters)
        {
            return null;
        }

        UInt128 value = 0;
        foreach (var c in accessKeyId.AsSpan(PrefixLength))
        {
            var digit = Alphabet.IndexOf(c, StringComparison.Ordinal);
            if (digit < 0)
            {
                return null;
            }

            value = (value << 5) | (uint)digit;
        }

        var account = (ulong)(value >> RandomBits) & ((1UL << AccountBits) - 1);
        return account < 1_000_000_000_000 ? account.ToString("D12", CultureInfo.InvariantCulture) : null;
    }
}
