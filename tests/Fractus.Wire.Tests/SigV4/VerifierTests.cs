using Fractus.Wire.SigV4;
using Fractus.Wire.Tests.Support;

namespace Fractus.Wire.Tests.SigV4;

/// <summary>What the public vectors leave open: encodings, time, forgeries and requests that are not signed as they should be.</summary>
public class VerifierTests
{
    private const string Now = "2026-01-31T08:00:00Z";
    private const string Date = "x-amz-date:20260131T080000Z";
    private const string Host = "host:localhost:4566";

    private static readonly SigV4Verifier s_verifier = new(new FixedTime(Now));

    // What the client sent, and what it signed: the path of a request encoded once more, as every SDK does.
    [Theory]
    [InlineData("/functions/a%20b", "/functions/a%2520b")]
    [InlineData("/functions/arn%3Aaws%3Alambda", "/functions/arn%253Aaws%253Alambda")]
    [InlineData("/functions/arn:aws:lambda", "/functions/arn%3Aaws%3Alambda")]
    [InlineData("/%E1%88%B4", "/%25E1%2588%25B4")]
    [InlineData("/%2e%2e/a", "/%252e%252e/a")]
    [InlineData("/a/../../b", "/b")]
    [InlineData("/a/b/..", "/a")]
    [InlineData("/a/b/../", "/a/")]
    [InlineData("/a(b)'*!", "/a%28b%29%27%2A%21")]
    [InlineData("/100%", "/100%25")]
    [InlineData("", "/")]
    public void A_path_is_signed_encoded_twice(string sent, string signed) => Verify(Signed("lambda", sent, signed, "", ""));

    [Theory]
    [InlineData("/bucket/a%20b", "/bucket/a%20b")]
    [InlineData("/bucket//a/../b/", "/bucket//a/../b/")]
    [InlineData("/bucket/a(b)", "/bucket/a%28b%29")]
    [InlineData("/bucket/a+b", "/bucket/a%2Bb")]
    [InlineData("/bucket/%2f%e1%88%b4", "/bucket//%E1%88%B4")]
    [InlineData("/bucket/100%", "/bucket/100%25")]
    public void A_path_of_S3_is_signed_encoded_once_and_not_tidied(string sent, string signed) => Verify(Signed("s3", sent, signed, "", ""));

    [Theory]
    [InlineData("a=b%20c", "a=b%20c")]
    [InlineData("a=b+c", "a=b%20c")]
    [InlineData("a=b%2Bc", "a=b%2Bc")]
    [InlineData("a", "a=")]
    [InlineData("a=", "a=")]
    [InlineData("&&a=1&", "a=1")]
    [InlineData("a==", "a=%3D")]
    [InlineData("b=2&a=1&a=0&A=3", "A=3&a=0&a=1&b=2")]
    [InlineData("a=%e1%88%b4&a=\u1234", "a=%E1%88%B4&a=%E1%88%B4")]
    [InlineData("a=%ff", "a=%FF")]
    [InlineData("a=%zz&b=%", "a=%25zz&b=%25")]
    [InlineData("a-b=1&a=2&a%20b=3", "a=2&a%20b=3&a-b=1")]
    [InlineData("a=/:@", "a=%2F%3A%40")]
    public void A_query_string_is_signed_in_one_form_however_it_was_written(string sent, string signed) =>
        Verify(Signed("lambda", "/", "/", sent, signed));

    // If a plus were signed as a plus but read as a blank, what is executed would differ from what was signed.
    [Fact]
    public void A_plus_is_not_accepted_where_an_encoded_plus_was_signed() =>
        Assert.Throws<SigV4Exception>(() => Verify(Signed("lambda", "/", "/", "a=b+c", "a=b%2Bc")));

    [Fact]
    public void Tabs_and_runs_of_blanks_in_a_header_count_as_one_blank()
    {
        var signer = new ReferenceSigner("lambda");
        Verify(signer.Request(
            "GET", "/", "/", "", ["Host: localhost:4566", "X-Amz-Date: 20260131T080000Z", "X-Note: a\t  b  c"], [Host, Date, "x-note:a b c"]));
    }

    [Theory]
    [InlineData("\u00e9\u1234")]
    [InlineData("\ud800")]
    [InlineData("\u0000\u0001\u007f")]
    public void Any_character_in_a_header_a_path_or_a_query_is_refused_in_order_and_never_a_fault(string odd)
    {
        var signer = new ReferenceSigner("lambda");
        var request = signer.Request("GET", $"/{odd}?{odd}={odd}", "/", "", ["Host: localhost", Date, "X-Odd: " + odd], [Host, Date, "x-odd:"]);
        Assert.Throws<SigV4Exception>(() => Verify(request));
    }

    [Theory]
    [InlineData("UNSIGNED-PAYLOAD")]
    [InlineData("STREAMING-AWS4-HMAC-SHA256-PAYLOAD")]
    public void A_body_that_the_caller_left_unsigned_is_not_hashed(string word)
    {
        var signer = new ReferenceSigner("s3");
        Verify(signer.Request(
            "PUT", "/b/k", "/b/k", "", ["Host: localhost:4566", Date, "x-amz-content-sha256: " + word], [Host, $"x-amz-content-sha256:{word}", Date], "body", word));
    }

    // The word stands for chunks that are signed themselves; a service that does not look into chunks would take any body.
    [Fact]
    public void A_body_in_chunks_is_refused_by_the_services_that_take_none()
    {
        const string Word = "STREAMING-UNSIGNED-PAYLOAD-TRAILER";
        var request = new ReferenceSigner("dynamodb").Request(
            "POST", "/", "/", "", ["Host: localhost:4566", Date, "x-amz-content-sha256: " + Word], [Host, $"x-amz-content-sha256:{Word}", Date], "body", Word);
        Assert.Throws<SigV4Exception>(() => Verify(request));
    }

    [Fact]
    public void A_declared_hash_that_is_not_the_bodys_is_refused_even_where_the_signature_is_over_it()
    {
        var hash = ReferenceSigner.Hash("another body");
        var signer = new ReferenceSigner("lambda");
        var request = signer.Request(
            "POST", "/", "/", "", ["Host: localhost:4566", Date, "x-amz-content-sha256: " + hash], [Host, $"x-amz-content-sha256:{hash}", Date], "body", hash);
        Assert.Throws<SigV4Exception>(() => Verify(request));
    }

    [Fact]
    public void The_signature_is_over_the_body_as_sent_where_it_was_decoded_since()
    {
        var request = new ReferenceSigner("lambda").Request("POST", "/", "/", "", ["Host: localhost:4566", Date], [Host, Date], "sent");
        (request.SentBody, request.Body) = (request.Body, "decoded"u8.ToArray());
        Verify(request);
    }

    [Theory]
    [InlineData("2026-01-31T08:04:59Z", null)]
    [InlineData("2026-01-31T08:05:01Z", "Signature expired: 20260131T080000Z is now earlier than 20260131T080001Z (20260131T080501Z - 5 min.)")]
    [InlineData("2026-01-31T07:55:01Z", null)]
    [InlineData("2026-01-31T07:54:59Z", "Signature not yet current: 20260131T080000Z is still later than 20260131T075959Z (20260131T075459Z + 5 min.)")]
    public void A_clock_may_be_off_by_five_minutes(string now, string? refusal)
    {
        Assert.True(SigV4Request.TryParse(Signed("lambda", "/", "/", "", ""), out var signature));
        AssertTime(now, signature!, refusal);
    }

    [Theory]
    [InlineData("s3", "2026-01-31T08:14:59Z", true)]
    [InlineData("s3", "2026-01-31T08:15:01Z", false)]
    public void A_clock_may_be_off_by_fifteen_minutes_with_S3(string service, string now, bool isGood)
    {
        Assert.True(SigV4Request.TryParse(Signed(service, "/", "/", "", ""), out var signature));
        Assert.Equal(isGood, Record.Exception(() => new SigV4Verifier(new FixedTime(now)).VerifyTime(signature!)) is null);
    }

    [Theory]
    [InlineData("2026-01-31T08:59:59Z", null)]
    [InlineData("2026-01-31T09:00:01Z", "Signature expired: 20260131T080000Z is now earlier than 20260131T080001Z (20260131T090001Z - 60 min.)")]
    public void A_presigned_request_is_good_as_long_as_it_says(string now, string? refusal)
    {
        var request = TestRequest.Of("GET", "/?" + Presigned("&X-Amz-Expires=3600"), [Host]);
        Assert.True(SigV4Request.TryParse(request, out var signature));
        AssertTime(now, signature!, refusal);
    }

    [Theory]
    [InlineData("&X-Amz-Expires=604801", "X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than 604800 seconds")]
    [InlineData("&X-Amz-Expires=-1", "X-Amz-Expires must be non-negative")]
    [InlineData("&X-Amz-Expires=1h", "X-Amz-Expires should be a number")]
    public void A_lifetime_that_is_no_number_of_seconds_within_a_week_is_refused(string expires, string message) =>
        AssertRefused("IncompleteSignatureException", message, "/?" + Presigned(expires), Host);

    [Theory]
    [InlineData("Credential=A/20260131/r/s/aws4_request, SignedHeaders=host", "Authorization header requires 'Signature' parameter. ")]
    [InlineData("Credential=A/20260131/r/s/aws4_request, Signature=00", "Authorization header requires 'SignedHeaders' parameter. ")]
    [InlineData("", "Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter. ")]
    public void A_header_that_lacks_a_part_is_told_which(string fields, string message) => AssertRefused(
        "IncompleteSignatureException", $"{message}Authorization=AWS4-HMAC-SHA256 {fields}".TrimEnd(), "/", Date, "Authorization: AWS4-HMAC-SHA256 " + fields);

    [Fact]
    public void A_query_string_that_lacks_parts_is_told_which() => AssertRefused(
        "IncompleteSignatureException",
        "AWS query-string parameters must include 'X-Amz-Credential'. AWS query-string parameters must include 'X-Amz-SignedHeaders'. "
        + "AWS query-string parameters must include 'X-Amz-Date'. Re-examine the query-string parameters.",
        "/?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Signature=00",
        Host);

    [Theory]
    [InlineData("A/20260131/r/s", "IncompleteSignatureException", "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got 'A/20260131/r/s'")]
    [InlineData("A/20260131/r/s/aws5_request", "InvalidSignatureException", "Credential should be scoped with a valid terminator: 'aws4_request', not 'aws5_request'.")]
    public void A_credential_of_another_form_is_refused(string credential, string code, string message) => AssertRefused(
        code, message, "/", Date, $"Authorization: AWS4-HMAC-SHA256 Credential={credential}, SignedHeaders=host, Signature=00");

    // A signature that does not cover the host could be replayed against another endpoint.
    [Fact]
    public void The_host_must_be_signed() => AssertRefused(
        "InvalidSignatureException",
        "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.",
        "/",
        Date,
        "Authorization: AWS4-HMAC-SHA256 Credential=A/20260131/r/s/aws4_request, SignedHeaders=x-amz-date, Signature=00");

    [Fact]
    public void Two_signatures_are_one_too_many() => AssertRefused(
        "InvalidSignatureException",
        "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.",
        "/?" + Presigned(""),
        Host,
        "Authorization: AWS4-HMAC-SHA256 Credential=A/20260131/r/s/aws4_request, SignedHeaders=host, Signature=00");

    [Fact]
    public void Another_algorithm_is_refused_by_name() => AssertRefused(
        "IncompleteSignatureException",
        "Unsupported AWS 'algorithm': 'AWS4-ECDSA-P256-SHA256' (only AWS4-HMAC-SHA256 for now). ",
        "/",
        Date,
        "Authorization: AWS4-ECDSA-P256-SHA256 Credential=A/20260131/s/aws4_request, SignedHeaders=host, Signature=00");

    [Theory]
    [InlineData("")]
    [InlineData("00")]
    [InlineData("zz")]
    [InlineData("000000000000000000000000000000000000000000000000000000000000000000")]
    public void A_signature_of_another_length_or_alphabet_is_wrong_and_nothing_else(string signature)
    {
        Assert.True(SigV4Request.TryParse(Signed("lambda", "/", "/", "", ""), out var parsed));
        Assert.Throws<SigV4Exception>(() => s_verifier.Verify(
            Signed("lambda", "/", "/", "", ""), parsed! with { Signature = signature }, ReferenceSigner.Secret));
    }

    [Fact]
    public void A_request_without_a_signature_has_none() =>
        Assert.False(SigV4Request.TryParse(TestRequest.Of("GET", "/", ["Authorization: Bearer abc"]), out _));

    [Fact]
    public void The_date_of_the_scope_must_be_that_of_the_request()
    {
        Assert.True(SigV4Request.TryParse(Signed("lambda", "/", "/", "", ""), out var signature));
        var refusal = Assert.Throws<SigV4Exception>(() => s_verifier.VerifyTime(signature! with { Date = "20260130" }));
        Assert.Equal(
            "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '20260130' != '20260131', from '20260131T080000Z'.",
            refusal.Message);
    }

    [Fact]
    public void A_date_of_another_form_is_refused()
    {
        Assert.True(SigV4Request.TryParse(Signed("lambda", "/", "/", "", ""), out var signature));
        var refusal = Assert.Throws<SigV4Exception>(() => s_verifier.VerifyTime(signature! with { Timestamp = "201" }));
        Assert.Equal("Date must be in ISO-8601 'basic format'. Got '201'. See http://en.wikipedia.org/wiki/ISO_8601", refusal.Message);
    }

    private static void AssertTime(string now, SigV4Request signature, string? refusal)
    {
        var error = Record.Exception(() => new SigV4Verifier(new FixedTime(now)).VerifyTime(signature));
        Assert.Equal(refusal, error?.Message);
        Assert.True(error is null or SigV4Exception);
    }

    private static void AssertRefused(string code, string message, string target, params string[] headers)
    {
        var refusal = Assert.Throws<SigV4Exception>(() => SigV4Request.TryParse(TestRequest.Of("GET", target, headers), out _));
        Assert.Equal((code, message), (refusal.Code, refusal.Message));
    }

    private static void Verify(WireRequest request)
    {
        Assert.True(SigV4Request.TryParse(request, out var signature));
        s_verifier.VerifyTime(signature!);
        s_verifier.Verify(request, signature!, ReferenceSigner.Secret);
    }

    private static WireRequest Signed(string service, string sentPath, string signedPath, string sentQuery, string signedQuery) =>
        new ReferenceSigner(service).Request(
            "GET",
            sentQuery.Length == 0 ? sentPath : $"{sentPath}?{sentQuery}",
            signedPath,
            signedQuery,
            ["Host: localhost:4566", "X-Amz-Date: 20260131T080000Z"],
            [Host, Date]);

    private static string Presigned(string further) =>
        "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=A%2F20260131%2Fr%2Fs%2Faws4_request&X-Amz-Date=20260131T080000Z"
        + "&X-Amz-SignedHeaders=host&X-Amz-Signature=00" + further;
}
