using Fractus.Logs.Contract;
using Fractus.Logs.Rules.Filter;

namespace Fractus.Logs.Tests.Rules;

/// <summary>The examples are those of the user guide's page on filter patterns, and what they leave open.</summary>
public sealed class FilterPatternTests
{
    [Theory]
    [InlineData("", "anything", true)]
    [InlineData("ERROR", "[ERROR 400] BAD REQUEST", true)]
    [InlineData("ERROR", "[error 400] bad request", false)]
    [InlineData("ERROR REQUEST", "[ERROR 400] BAD REQUEST", true)]
    [InlineData("ERROR ARGUMENTS", "[ERROR 400] BAD REQUEST", false)]
    [InlineData("\"BAD REQUEST\"", "[ERROR 400] BAD REQUEST", true)]
    [InlineData("\"BAD REQUEST\"", "REQUEST BAD", false)]
    [InlineData("?ERROR ?WARN", "[WARN] careful", true)]
    [InlineData("?ERROR ?WARN", "[INFO] fine", false)]
    [InlineData("ERROR -ARGUMENTS", "[ERROR 419] MISSING ARGUMENTS", false)]
    [InlineData("ERROR -ARGUMENTS", "[ERROR 400] BAD REQUEST", true)]
    [InlineData("-ERROR", "fine", true)]
    [InlineData("?ERROR REQUEST", "[INFO] REQUEST", true)] // beside a plain term, ? counts for nothing
    [InlineData("%AUTHORIZED%", "[ERROR 401] UNAUTHORIZED REQUEST", true)]
    [InlineData("%[0-9]{3} ms%", "took 123 ms", true)]
    public void Terms_must_be_there_or_not_be_there(string pattern, string message, bool matches) =>
        Assert.Equal(matches, FilterPattern.Parse(pattern).Matches(message));

    private const string Event = """
        {"eventType":"UpdateTrail","sourceIPAddress":"111.111.111.111","arrayKey":["value","another value"],
         "objectList":[{"name":"a","id":1},{"name":"b","id":2}],"someObject":null,"flag":true,"ms":12.5,"a b":"c"}
        """;

    [Theory]
    [InlineData("{ $.eventType = \"UpdateTrail\" }", true)]
    [InlineData("{$.eventType=UpdateTrail}", true)]
    [InlineData("{ $.eventType = \"Update*\" }", true)]
    [InlineData("{ $.eventType = \"updatetrail\" }", false)]
    [InlineData("{ $.sourceIPAddress != 123.123.* }", true)]
    [InlineData("{ $.arrayKey[0] = \"value\" }", true)]
    [InlineData("{ $.arrayKey[7] = \"value\" }", false)]
    [InlineData("{ $.arrayKey[*] = \"another value\" }", true)]
    [InlineData("{ $.objectList[1].id = 2 }", true)]
    [InlineData("{ $.someObject IS NULL }", true)]
    [InlineData("{ $.eventType IS NULL }", false)]
    [InlineData("{ $.someOtherObject NOT EXISTS }", true)]
    [InlineData("{ $.eventType NOT EXISTS }", false)]
    [InlineData("{ $.flag IS TRUE }", true)]
    [InlineData("{ $.flag IS FALSE }", false)]
    [InlineData("{ $.ms > 12 && $.ms <= 12.5 }", true)]
    [InlineData("{ $.ms = 12.50 }", true)]
    [InlineData("{ $.ms < 12 }", false)]
    [InlineData("{ $.absent > 1 }", false)]
    [InlineData("{ ($.ms > 100 || $.flag IS TRUE) && $.eventType = %^Upd% }", true)]
    [InlineData("{ $.ms > 100 || $.flag IS TRUE && $.eventType = x }", false)]
    [InlineData("{ $['a b'] = c }", true)]
    public void Conditions_on_json_hold_or_not(string pattern, bool matches) => Assert.Equal(matches, FilterPattern.Parse(pattern).Matches(Event));

    [Fact]
    public void A_message_that_is_not_json_matches_no_json_pattern() => Assert.False(FilterPattern.Parse("{ $.a NOT EXISTS }").Matches("{ not json"));

    private const string Line = "127.0.0.1 - frank [10/Oct/2000:13:25:15 -0700] \"GET /index.html HTTP/1.0\" 404 1534";

    [Theory]
    [InlineData("[ip, id, user, timestamp, request, status_code, bytes]", true)]
    [InlineData("[ip, id, user, timestamp, request, status_code = 4*, bytes > 1000]", true)]
    [InlineData("[ip, id, user, timestamp, request =*.html*, status_code = 4*, bytes]", true)]
    [InlineData("[ip, id, user, timestamp, request, status_code = 2*, bytes]", false)]
    [InlineData("[ip, user]", false)]
    [InlineData("[..., status_code = 404, bytes]", true)]
    [InlineData("[ip = 127.*, ..., bytes < 1000]", false)]
    [InlineData("[ip, ...]", true)]
    [InlineData("[ip, id, user = frank || user = jane, ...]", true)]
    [InlineData("[ip, id, user != frank && user != jane, ...]", false)]
    [InlineData("[ip = %127\\.0\\.0\\.[1-9]%, ...]", true)]
    public void Conditions_on_words_hold_or_not(string pattern, bool matches) => Assert.Equal(matches, FilterPattern.Parse(pattern).Matches(Line));

    [Theory]
    [InlineData("{ $.a = }")]
    [InlineData("{ $.a = 1")]
    [InlineData("{ a = 1 }")]
    [InlineData("{ $.a > x }")]
    [InlineData("{ $.a = 1 } and more")]
    [InlineData("[a, ..., b, ...]")]
    [InlineData("[a, b")]
    [InlineData("\"open")]
    [InlineData("%(group)%")]
    [InlineData("%[%")]
    [InlineData("-")]
    public void A_malformed_pattern_is_refused(string pattern) => Assert.Throws<InvalidParameterException>(() => FilterPattern.Parse(pattern));

    [Fact]
    public void Deep_nesting_is_refused_and_does_not_end_the_process() =>
        Assert.Throws<InvalidParameterException>(() => FilterPattern.Parse("{" + new string('(', 1000) + "$.a = 1"));
}
