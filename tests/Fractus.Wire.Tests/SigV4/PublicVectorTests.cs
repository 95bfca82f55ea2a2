using Fractus.Wire.SigV4;
using Fractus.Wire.Tests.Support;

namespace Fractus.Wire.Tests.SigV4;

/// <summary>
/// The signatures of Amazon's public test suite, those that normalize the path as every service but S3 does. One fixed key, scope and
/// time hold for all of them.
/// </summary>
public class PublicVectorTests
{
    private const string Secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private const string Scope = "AKIDEXAMPLE/20150830/us-east-1/service/aws4_request";
    private const string Form = "application/x-www-form-urlencoded";
    private const string ShortToken = "6e86291e8372ff2a2260956d9b8aae1d763fbf315fa00fa31553b73ebf194267";
    private const string LongToken =
        "AQoDYXdzEPT//////////wEXAMPLEtc764bNrC9SAPBSM22wDOk4x4HIZ8j4FZTwdQWLWsKWHGBuFqwAeMicRXmxfpSPfIeoIYRqTflfKD8YUuwthAx7mSEI/"
        + "qkPpKPi/kMcGdQrmGdeehM4IC1NtBmUpp2wUE8phUZampKsburEDy0KPkyQDYwT7WZ0wq5VSXDvp75YU9HFvlRd8Tx6q6fE8YQcHNVXAkiY9q6d+xo0rKwT38xV"
        + "qr7ZD0u0iPPkUL64lIZbqBAz+scqKmlzm8FDrypNC9Yjc8fPOLn9FX9KSYvKTr4rvx3iSIlTJabIQwj2ICCR/oLxBA==";

    private const string Unreserved = "-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private static readonly SigV4Verifier s_verifier = new(new FixedTime("2015-08-30T12:36:00Z"));

    // What is special; request line; further headers that are signed; signature in the header; signature in the query string.
    public static TheoryData<string, string, string[], string, string> Bodiless => new()
    {
        { "nothing", "GET /", [], "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31", "e93c787ed7f371d5c6b165c1b38ede9550f4dce4144713e844b25b7192d3865d" },
        { "another method", "POST /", [], "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b", "2ce6e6d2e0cf2f9d1b55fafec88cd20574c31dc2e7631979f71ba2310083e95b" },
        { "a header three times", "GET /", ["My-Header1:value2", "My-Header1:value2", "My-Header1:value1"], "c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea", "3349ee0b81b4b589da0ff28a395c3591e04de515651dd74f298fa992d1507a97" },
        { "a header four times, unsorted", "GET /", ["My-Header1:value4", "My-Header1:value1", "My-Header1:value3", "My-Header1:value2"], "08c7e5a9acfcfeb3ab6b2185e75ce8b1deb5e634ec47601a50643f830c755c01", "313720e71ca6202fdcfa9b20f88de01a4eb0638a83c833b1c184359a4eda864e" },
        { "runs of blanks in a header", "GET /", ["My-Header1: value1", "My-Header2: \"a   b   c\""], "acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736", "e7bb0fd515e125e1aec2ecc4c0c17484fb06f6846b927c35e46005dd3df3acd4" },
        { "a further header", "POST /", ["My-Header1:value1"], "c5410059b04c1ee005303aed430f6e6645f61f4dc9e1461ec8f8916fdf18852c", "c09d07e0d55871f10f2a6d350d994acf6825a3cae70673d7def55616e6119dd7" },
        { "a header's value in upper case", "POST /", ["My-Header1:VALUE1"], "cdbc9802e29d2942e5e10b5bccfdd67c5f22c7c4e8ae67b53629efa58b974b7d", "0698bc9e4f7f9139065ba2909c0e99da257e8e2a42492a097bcd46d792391fed" },
        { "a way back to the root", "GET /example/..", [], "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31", "e93c787ed7f371d5c6b165c1b38ede9550f4dce4144713e844b25b7192d3865d" },
        { "a longer way back", "GET /example1/example2/../..", [], "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31", "e93c787ed7f371d5c6b165c1b38ede9550f4dce4144713e844b25b7192d3865d" },
        { "a dot segment", "GET /./", [], "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31", "e93c787ed7f371d5c6b165c1b38ede9550f4dce4144713e844b25b7192d3865d" },
        { "two slashes", "GET //", [], "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31", "e93c787ed7f371d5c6b165c1b38ede9550f4dce4144713e844b25b7192d3865d" },
        { "a dot before a name", "GET /./example", [], "ef75d96142cf21edca26f06005da7988e4f8dc83a165a80865db7089db637ec5", "35034b1a0bdd969f346975386daf8aedfd4976573b8348cf4f67eaa41c5857de" },
        { "slashes around a name", "GET //example//", [], "9a624bd73a37c9a373b5312afbebe7a714a789de108f0bdfe846570885f57e84", "c1834e8fb0307243711f0f907f6ab7311ed300d87f13792d7ee4da89ab93e082" },
        { "a blank in the path", "GET /example space/", [], "652487583200325589f1fba4c7e578f72c47cb61beeca81406b39ddec1366741", "7a1f416954786484c9824d93c1f26ef64acb9b1b6c9154d08c9f07d0e394abf6" },
        { "unreserved characters in the path", "GET /" + Unreserved, [], "07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f", "95968482db1b9e0fadef6efc1bd24689f77c77d9ef56919c96a28cc92e0d6005" },
        { "UTF-8 in the path", "GET /\u1234", [], "8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85", "10eae3f14a260bd3911cc6d008d3c576d143b05b62f09782a7a4b37f52178e44" },
        { "a parameter", "GET /?Param1=value1", [], "a67d582fa61cc504c4bae71f336f98b97f1ea3c7a6bfe1b6e45aec72011b9aeb", "49096700cbbaa5753443850f40df10f904fc2fdb544dc9512203cc77c471a9de" },
        { "a parameter of a POST", "POST /?Param1=value1", [], "28038455d6de14eafc1f9222cf5aa6f1a96197d7deb8263271d420d138af7f11", "a9ef26247f293bffe40eeff86a0480ba8c14d31503b2e0c3399e3a16bf1a3682" },
        { "parameters sorted by their encoded names", "GET /?Param-3=Value3&Param=Value2&%E1%88%B4=Value1", [], "371d3713e185cc334048618a97f809c9ffe339c62934c032af5a0e595648fcac", "c5f1848ceec943ac2ca68ee720460c23aaae30a2300586597ada94c4a65e4787" },
        { "parameters out of order", "GET /?Param2=value2&Param1=value1", [], "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500", "86012e2c9ad4d77369f5d81c11f75158aae4f895a085212cc6d3f923d300bed5" },
        { "unreserved characters in the query", $"GET /?{Unreserved}={Unreserved}", [], "9c3e54bfcdf0b19771a7f523ee5669cdf59bc7cc0884027167c21bb143a40197", "8e76a88a7433637b12778d5592799b29ad21ecd6cf6325051c21d86f0acda2bf" },
        { "UTF-8 in the query", "GET /?\u1234=bar", [], "2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04", "0bdd809b1519ac4f0c1dc3540e2cc46bd0c7f778eda408b2ebf3b913d21ff600" },
    };

    [Theory]
    [MemberData(nameof(Bodiless))]
    public void A_signature_in_the_header_is_accepted(string what, string line, string[] headers, string inHeader, string inQuery)
    {
        Assert.NotEmpty(what + inQuery);
        Verify(InHeader(line, headers, inHeader));
    }

    [Theory]
    [MemberData(nameof(Bodiless))]
    public void A_signature_in_the_query_string_is_accepted(string what, string line, string[] headers, string inHeader, string inQuery)
    {
        Assert.NotEmpty(what + inHeader);
        Verify(InQuery(line, headers, inQuery));
    }

    // A vector that passed whatever the request says would prove nothing.
    [Theory]
    [MemberData(nameof(Bodiless))]
    public void The_same_signature_over_another_path_is_refused(string what, string line, string[] headers, string inHeader, string inQuery)
    {
        Assert.NotEmpty(what);
        var (method, target) = (line[..line.IndexOf(' ', StringComparison.Ordinal)], line[line.IndexOf(' ', StringComparison.Ordinal)..].Trim());
        var other = $"{method} /other{target}";
        Assert.Throws<SigV4Exception>(() => Verify(InHeader(other, headers, inHeader)));
        Assert.Throws<SigV4Exception>(() => Verify(InQuery(other, headers, inQuery)));
    }

    [Theory]
    [InlineData("GET", ShortToken, "07ec1639c89043aa0e3e2de82b96708f198cceab042d4a97044c66dd9f74e7f8", "7ff2b50b376cb4d151970630573d6291dc128cc5c2a12ffb237f73cc53f67b6c")]
    [InlineData("POST", LongToken, "85d96828115b5dc0cfc3bd16ad9e210dd772bbebba041836c64533a82be05ead", "46c2e3c63c1dbe7d39f8ada16fe7f001c1f56c5791441565323677f96308871c")]
    public void A_session_token_is_signed_with_the_rest(string method, string token, string inHeader, string inQuery)
    {
        string[] headers =
        [
            "Host:example.amazonaws.com",
            "X-Amz-Date:20150830T123600Z",
            "X-Amz-Security-Token:" + token,
            $"Authorization: AWS4-HMAC-SHA256 Credential={Scope}, SignedHeaders=host;x-amz-date;x-amz-security-token, Signature={inHeader}",
        ];
        Assert.Equal(token, Verify(TestRequest.Of(method, "/", headers)).SessionToken);
        var query = $"{method} /?X-Amz-Security-Token={Uri.EscapeDataString(token)}";
        Assert.Equal(token, Verify(InQuery(query, [], inQuery)).SessionToken);
    }

    // Some services' clients add the token after signing: it still names the session, and the signature holds without it.
    [Fact]
    public void A_session_token_added_after_signing_is_accepted()
    {
        string[] headers =
        [
            "Host:example.amazonaws.com",
            "X-Amz-Date:20150830T123600Z",
            "X-Amz-Security-Token:" + LongToken,
            $"Authorization: AWS4-HMAC-SHA256 Credential={Scope}, SignedHeaders=host;x-amz-date, Signature=5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b",
        ];
        Assert.Equal(LongToken, Verify(TestRequest.Of("POST", "/", headers)).SessionToken);
    }

    [Theory]
    [InlineData(Form, "d3875051da38690788ef43de4db0d8f280229d82040bfac253562e56c3f20e0b", "89a40deed0f26f9461242825a082d2222717248abc7ab41f552ad84a94ad46e9")]
    [InlineData(Form + "; charset=utf-8", "328d1b9eaadca9f5818ef05e8392801e091653bafec24fcab71e7344e7f51422", "0dbeb9b026c7b6675f266b8427efec9b4fa8b1f6ef1477d717aea231106eab4d")]
    public void A_body_is_signed_with_the_rest(string contentType, string inHeader, string inQuery)
    {
        string[] headers = ["Host:example.amazonaws.com", "Content-Length:13", "Content-Type:" + contentType];
        string[] signed =
        [
            .. headers,
            "X-Amz-Date:20150830T123600Z",
            "x-amz-content-sha256:9095672bbd1f56dfc5b65f3e153adc8731a4a654192329106275f4c7b24d0b6e",
            $"Authorization: AWS4-HMAC-SHA256 Credential={Scope}, SignedHeaders=content-length;content-type;host;x-amz-content-sha256;x-amz-date, Signature={inHeader}",
        ];
        var presigned = Presigned("content-length;content-type;host", inQuery);
        Verify(TestRequest.Of("POST", "/", signed, "Param1=value1"));
        Verify(TestRequest.Of("POST", "/?" + presigned, headers, "Param1=value1"));
        Assert.Throws<SigV4Exception>(() => Verify(TestRequest.Of("POST", "/", signed, "Param1=value2")));
        Assert.Throws<SigV4Exception>(() => Verify(TestRequest.Of("POST", "/?" + presigned, headers, "Param1=value2")));
    }

    private static SigV4Request Verify(WireRequest request)
    {
        Assert.True(SigV4Request.TryParse(request, out var signature));
        s_verifier.VerifyTime(signature!);
        s_verifier.Verify(request, signature!, Secret);
        return signature!;
    }

    private static WireRequest InHeader(string line, string[] headers, string signature)
    {
        string[] all =
        [
            "Host:example.amazonaws.com",
            .. headers,
            "X-Amz-Date:20150830T123600Z",
            $"Authorization: AWS4-HMAC-SHA256 Credential={Scope}, SignedHeaders={string.Join(';', Names(headers, "x-amz-date"))}, Signature={signature}",
        ];
        var (method, target) = Split(line);
        return TestRequest.Of(method, target, all);
    }

    private static WireRequest InQuery(string line, string[] headers, string signature)
    {
        var (method, target) = Split(line);
        var separator = target.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        var query = Presigned(string.Join(';', Names(headers)), signature);
        return TestRequest.Of(method, $"{target}{separator}{query}", ["Host:example.amazonaws.com", .. headers]);
    }

    private static string Presigned(string signedHeaders, string signature) =>
        $"X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential={Uri.EscapeDataString(Scope)}&X-Amz-Date=20150830T123600Z"
        + $"&X-Amz-SignedHeaders={Uri.EscapeDataString(signedHeaders)}&X-Amz-Expires=3600&X-Amz-Signature={signature}";

    private static IEnumerable<string> Names(string[] headers, params string[] further) => headers
        .Select(h => h[..h.IndexOf(':', StringComparison.Ordinal)].ToLowerInvariant())
        .Concat(further)
        .Append("host")
        .Distinct()
        .Order(StringComparer.Ordinal);

    private static (string Method, string Target) Split(string line)
    {
        var blank = line.IndexOf(' ', StringComparison.Ordinal);
        return (line[..blank], line[(blank + 1)..]);
    }
}
