using Fractus.Iam.Rules.Conditions;

namespace Fractus.Iam.Tests.Rules;

public class ConditionTests
{
    [Theory]
    [InlineData("StringEquals", "a", "a", true)]
    [InlineData("StringEquals", "a", "A", false)]
    [InlineData("StringEquals", "a*", "ab", false)]
    [InlineData("StringEquals", "b|a", "a", true)]
    [InlineData("StringNotEquals", "b|a", "a", false)]
    [InlineData("StringNotEquals", "b|a", "c", true)]
    [InlineData("StringEqualsIgnoreCase", "a", "A", true)]
    [InlineData("StringNotEqualsIgnoreCase", "a", "A", false)]
    [InlineData("StringLike", "a*c", "abc", true)]
    [InlineData("StringNotLike", "a*c", "abc", false)]
    [InlineData("StringLike", "${aws:username}-*", "ann-1", true)]
    [InlineData("NumericEquals", "10", "10.0", true)]
    [InlineData("NumericNotEquals", "10", "11", true)]
    [InlineData("NumericLessThan", "10", "9.5", true)]
    [InlineData("NumericLessThan", "10", "10", false)]
    [InlineData("NumericLessThanEquals", "10", "10", true)]
    [InlineData("NumericGreaterThan", "10", "1e2", true)]
    [InlineData("NumericGreaterThanEquals", "10", "9", false)]
    [InlineData("NumericEquals", "10", "ten", false)]
    [InlineData("DateEquals", "2026-03-04", "2026-03-04T00:00:00Z", true)]
    [InlineData("DateNotEquals", "2026-03-04", "2026-03-04T00:00:01Z", true)]
    [InlineData("DateLessThan", "2026-03-04T05:00:00+01:00", "2026-03-04T03:59:59Z", true)]
    [InlineData("DateLessThanEquals", "1772600767", "2026-03-04T05:06:07Z", true)]
    [InlineData("DateGreaterThan", "2026-03-04T05:06:07.5Z", "1772600768", true)]
    [InlineData("DateGreaterThanEquals", "2027-01", "2026-12-31T23:59:59Z", false)]
    [InlineData("Bool", "true", "TRUE", true)]
    [InlineData("Bool", "false", "true", false)]
    [InlineData("BinaryEquals", "QUJD", "QUJD", true)]
    [InlineData("IpAddress", "203.0.113.0/24", "203.0.113.9", true)]
    [InlineData("IpAddress", "203.0.113.0/24", "203.0.114.9", false)]
    [InlineData("IpAddress", "203.0.113.9", "203.0.113.9", true)]
    [InlineData("IpAddress", "203.0.113.9", "::ffff:203.0.113.9", true)]
    [InlineData("IpAddress", "0.0.0.0/0", "8.8.8.8", true)]
    [InlineData("IpAddress", "::/0", "8.8.8.8", false)]
    [InlineData("IpAddress", "2001:db8::/32", "2001:db8:1::1", true)]
    [InlineData("NotIpAddress", "203.0.113.0/24", "203.0.113.9", false)]
    [InlineData("NotIpAddress", "203.0.113.0/24", "8.8.8.8", true)]
    [InlineData("ArnEquals", "arn:aws:sns:*:000000000000:t", "arn:aws:sns:us-east-1:000000000000:t", true)]
    [InlineData("ArnLike", "arn:aws:sns:*:*:a*", "arn:aws:sns:us-east-1:000000000000:b", false)]
    [InlineData("ArnNotEquals", "arn:aws:sns:*:*:a*", "arn:aws:sns:us-east-1:000000000000:b", true)]
    [InlineData("ArnNotLike", "arn:aws:sns:*:*:a*", "arn:aws:sns:us-east-1:000000000000:a1", false)]
    public void An_operator_compares_the_request_with_any_of_the_values(string name, string expected, string actual, bool holds) =>
        Assert.Equal(holds, Holds(name, expected, actual));

    [Theory]
    [InlineData("StringEquals", false)]
    [InlineData("StringNotEquals", true)]
    [InlineData("NotIpAddress", true)]
    [InlineData("ArnNotLike", true)]
    [InlineData("StringEqualsIfExists", true)]
    [InlineData("ForAllValues:StringEquals", true)]
    [InlineData("ForAnyValue:StringEquals", false)]
    [InlineData("ForAnyValue:StringNotEquals", false)]
    [InlineData("ForAnyValue:StringLikeIfExists", true)]
    public void A_missing_key_fails_a_comparison_unless_it_is_negated_or_optional(string name, bool holds) =>
        Assert.Equal(holds, Holds(name, name.Contains("Ip", StringComparison.Ordinal) ? "1.1.1.1" : "arn:aws:sns:a:b:c"));

    [Theory]
    [InlineData("ForAllValues:StringEquals", "a|b", "a|b", true)]
    [InlineData("ForAllValues:StringEquals", "a|b", "a|c", false)]
    [InlineData("ForAllValues:StringNotEquals", "a|b", "c|d", true)]
    [InlineData("ForAllValues:StringNotEquals", "a|b", "c|a", false)]
    [InlineData("ForAnyValue:StringEquals", "a|b", "c|a", true)]
    [InlineData("ForAnyValue:StringEquals", "a|b", "c|d", false)]
    [InlineData("ForAnyValue:StringNotEquals", "a|b", "a|c", true)]
    [InlineData("ForAnyValue:StringNotEquals", "a|b", "a|b", false)]
    public void Set_operators_say_how_many_of_the_requests_values_must_fit(string name, string expected, string actual, bool holds) =>
        Assert.Equal(holds, Holds(name, expected, actual));

    [Theory]
    [InlineData("true", null, true)]
    [InlineData("true", "x", false)]
    [InlineData("false", null, false)]
    [InlineData("false", "x", true)]
    public void Null_asks_whether_the_key_is_absent(string expected, string? actual, bool holds) =>
        Assert.Equal(holds, Holds("Null", expected, actual));

    [Theory]
    [InlineData("aws:CurrentTime", "2026-03-04T05:06:07Z")]
    [InlineData("aws:EpochTime", "1772600767")]
    [InlineData("aws:SourceIp", "203.0.113.9")]
    [InlineData("aws:SecureTransport", "true")]
    [InlineData("aws:UserAgent", "test")]
    [InlineData("aws:username", "ann")]
    [InlineData("aws:userid", "AIDAEXAMPLEEXAMPLE123")]
    [InlineData("aws:PrincipalArn", "arn:aws:iam::000000000000:user/team/ann")]
    [InlineData("aws:PrincipalAccount", "000000000000")]
    [InlineData("aws:PrincipalType", "User")]
    [InlineData("aws:PrincipalTag/team", "blue")]
    [InlineData("aws:PrincipalIsAWSService", "false")]
    [InlineData("aws:RequestedRegion", "us-east-1")]
    [InlineData("aws:ResourceAccount", "000000000000")]
    [InlineData("aws:MultiFactorAuthPresent", null)]
    [InlineData("aws:TokenIssueTime", null)]
    [InlineData("aws:SourceArn", null)]
    [InlineData("aws:nonsense", null)]
    public void The_global_keys_of_a_users_request_are_these(string key, string? value)
    {
        var found = Given.Context(Given.User).Find(key.ToLowerInvariant());
        Assert.Equal(value, found.Count == 0 ? null : found[0]);
    }

    [Theory]
    [InlineData("aws:PrincipalArn", "arn:aws:iam::000000000000:role/service-role/worker")]
    [InlineData("aws:userid", "AROAEXAMPLEEXAMPLE123:s1")]
    [InlineData("aws:username", null)]
    [InlineData("aws:MultiFactorAuthPresent", "false")]
    public void A_role_session_goes_by_its_role(string key, string? value)
    {
        var found = Given.Context(Given.Session).Find(key.ToLowerInvariant());
        Assert.Equal(value, found.Count == 0 ? null : found[0]);
    }

    [Theory]
    [InlineData("aws:PrincipalServiceName", "apigateway.amazonaws.com")]
    [InlineData("aws:PrincipalIsAWSService", "true")]
    [InlineData("aws:SourceAccount", "000000000000")]
    [InlineData("aws:SourceArn", "arn:aws:execute-api:us-east-1:000000000000:abc/*/GET/users")]
    [InlineData("aws:userid", null)]
    public void A_service_says_on_whose_behalf_it_calls(string key, string? value)
    {
        var found = Given.Context(Given.Service).Find(key.ToLowerInvariant());
        Assert.Equal(value, found.Count == 0 ? null : found[0]);
    }

    private static bool Holds(string name, string expected, string? actual = null)
    {
        var condition = ConditionCompiler.Compile(name, "Test:Key", expected.Split('|'), variables: true);
        var value = actual is null ? default : new ConditionValue(actual.Split('|'));
        return condition.Holds(Given.Context(Given.User, ("test:key", value)));
    }
}
