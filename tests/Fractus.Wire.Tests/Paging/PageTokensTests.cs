using System.Buffers.Text;
using System.Security.Cryptography;
using Fractus.Kernel.Paging;

namespace Fractus.Wire.Tests.Paging;

public class PageTokensTests
{
    private static readonly PageTokens s_tokens = new("0123456789abcdef"u8.ToArray());

    [Theory]
    [InlineData("")]
    [InlineData("users")]
    [InlineData("\u00e9\u1234\ud83d\ude39")]
    public void A_token_brings_its_position_back(string position)
    {
        var token = s_tokens.Create("iam:ListUsers|000000000000", position);
        Assert.Matches("^[A-Za-z0-9_-]+$", token);
        Assert.True(s_tokens.TryOpen("iam:ListUsers|000000000000", token, out string opened));
        Assert.Equal(position, opened);
    }

    [Fact]
    public void A_long_position_comes_back_too()
    {
        var position = RandomNumberGenerator.GetBytes(4096);
        Assert.True(s_tokens.TryOpen("a", s_tokens.Create("a", position), out byte[] opened));
        Assert.Equal(position, opened);
    }

    // A listing of one account must not be continued in another's, nor by another operation that reads positions differently.
    [Fact]
    public void A_token_of_another_operation_is_refused() =>
        Assert.False(s_tokens.TryOpen("iam:ListRoles|000000000000", s_tokens.Create("iam:ListUsers|000000000000", "a"), out string _));

    [Fact]
    public void A_token_of_another_server_is_refused()
    {
        var other = new PageTokens("fedcba9876543210"u8.ToArray());
        Assert.False(other.TryOpen("a", s_tokens.Create("a", "b"), out string _));
    }

    // The end of the scope must not pass for the beginning of the position.
    [Fact]
    public void A_scope_and_a_position_cannot_be_shifted_into_each_other() =>
        Assert.False(s_tokens.TryOpen("ab", Reseal(s_tokens.Create("a", "bc"), "c"u8.ToArray()), out string _));

    [Fact]
    public void A_token_changed_in_any_bit_is_refused()
    {
        var token = Base64Url.DecodeFromChars(s_tokens.Create("a", "position"));
        for (var bit = 0; bit < token.Length * 8; bit++)
        {
            token[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.False(s_tokens.TryOpen("a", Base64Url.EncodeToString(token), out string _));
            token[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("not a token")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("\u1234\u1234\u1234\u1234")]
    public void What_is_no_token_is_refused(string token) => Assert.False(s_tokens.TryOpen("a", token, out string _));

    [Fact]
    public void A_token_of_any_length_is_refused_without_a_fault() =>
        Assert.False(s_tokens.TryOpen("a", new string('A', 1_000_000), out string _));

    [Fact]
    public void A_server_key_that_can_be_guessed_is_refused() =>
        Assert.Throws<ArgumentException>(() => new PageTokens("short"u8.ToArray()));

    private static string Reseal(string token, byte[] position) =>
        Base64Url.EncodeToString([.. Base64Url.DecodeFromChars(token).Take(16), .. position]);
}
