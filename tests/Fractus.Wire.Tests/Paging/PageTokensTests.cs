using Fractus.Kernel.Paging;

namespace Fractus.Wire.Tests.Paging;

public class PageTokensTests
{
    private static readonly PageTokens s_tokens = new("0123456789abcdef"u8.ToArray());

    [Theory]
    [InlineData("")]
    [InlineData("users")]
    [InlineData("\u00e9\u1234\ud83d\ude39")]
    public void A_token_brings_its_place_back(string place)
    {
        var token = s_tokens.Seal("iam:ListUsers|000000000000", place);
        Assert.Matches("^[A-Za-z0-9_-]+$", token);
        Assert.Equal(place, s_tokens.Open("iam:ListUsers|000000000000", token));
    }

    // A listing of one account must not be continued in another's, nor by another operation that reads places differently.
    [Fact]
    public void A_token_of_another_list_is_refused() => Assert.Null(s_tokens.Open("iam:ListRoles|000000000000", s_tokens.Seal("iam:ListUsers|000000000000", "a")));

    [Fact]
    public void A_token_of_another_server_is_refused() => Assert.Null(new PageTokens("fedcba9876543210"u8.ToArray()).Open("a", s_tokens.Seal("a", "b")));

    [Fact]
    public void A_changed_token_is_refused_wherever_it_was_changed()
    {
        var token = s_tokens.Seal("a", "place");
        for (var i = 0; i < token.Length; i++)
        {
            var changed = token.ToCharArray();
            changed[i] = changed[i] == 'A' ? 'B' : 'A';
            var opened = s_tokens.Open("a", new string(changed));

            // The last character may carry bits that decode to nothing: those are no change.
            Assert.True(opened is null || (i == token.Length - 1 && opened == "place"));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("not base64url!")]
    public void What_is_no_token_is_refused(string text) => Assert.Null(s_tokens.Open("a", text));
}
