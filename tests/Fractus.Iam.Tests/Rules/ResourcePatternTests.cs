using Fractus.Iam.Rules.Matching;

namespace Fractus.Iam.Tests.Rules;

public class ResourcePatternTests
{
    [Theory]
    [InlineData("*", "arn:aws:s3:::bucket/a", true)]
    [InlineData("arn:aws:s3:::bucket/*", "arn:aws:s3:::bucket/a/b:c", true)]
    [InlineData("arn:aws:s3:::bucket/*", "arn:aws:s3:::bucket", false)]
    [InlineData("arn:aws:dynamodb:*:*:table/people", "arn:aws:dynamodb:us-east-1:000000000000:table/people", true)]
    [InlineData("arn:aws:dynamodb:*:*:table/people", "arn:aws:dynamodb:us-east-1:000000000000:table/people/index/x", false)]
    [InlineData("arn:aws:dynamodb:us-east-?:*:table/*", "arn:aws:dynamodb:us-east-1:000000000000:table/people", true)]
    [InlineData("arn:aws:dynamodb:us-east-1:*", "arn:aws:dynamodb:us-east-1:000000000000:table/people", true)]
    [InlineData("arn:aws:dynamodb:us-east-1", "arn:aws:dynamodb:us-east-1:000000000000:table/people", false)]
    [InlineData("arn:aws:lambda:us-east-1:000000000000:function:f", "arn:aws:lambda:us-east-1:000000000000:function:f", true)]
    [InlineData("arn:aws:lambda:us-east-1:000000000000:function:f", "arn:aws:lambda:us-east-1:000000000000:function:F", false)]
    [InlineData("arn:aws:sqs:us-east-1:000000000000:q", "*", false)]
    public void An_arn_is_matched_part_by_part(string pattern, string resource, bool fits) => Assert.Equal(fits, Matches(pattern, resource));

    // Otherwise the owner of a function named like an ARN of mine could be given what I meant for myself.
    [Fact]
    public void A_wildcard_does_not_reach_across_a_colon_into_another_account() =>
        Assert.False(Matches("arn:aws:lambda:*:000000000000:function:f", "arn:aws:lambda:us-east-1:111111111111:function:000000000000:function:f"));

    [Theory]
    [InlineData("arn:aws:s3:::home/${aws:username}/*", "arn:aws:s3:::home/ann/x", true)]
    [InlineData("arn:aws:s3:::home/${aws:username}/*", "arn:aws:s3:::home/bob/x", false)]
    [InlineData("arn:aws:s3:::${aws:PrincipalTag/team}-data", "arn:aws:s3:::blue-data", true)]
    [InlineData("arn:aws:s3:::${aws:PrincipalTag/floor, 'none'}-data", "arn:aws:s3:::none-data", true)]
    [InlineData("arn:aws:s3:::${aws:PrincipalTag/floor}-data", "arn:aws:s3:::-data", false)]
    [InlineData("arn:aws:s3:::a${*}b${?}c${$}", "arn:aws:s3:::a*b?c$", true)]
    [InlineData("arn:aws:s3:::a${*}b", "arn:aws:s3:::axb", false)]
    [InlineData("arn:aws:s3:::${test:star}", "arn:aws:s3:::anything", false)]
    [InlineData("arn:aws:s3:::${test:star}", "arn:aws:s3:::*", true)]
    public void Variables_are_filled_in_from_the_request_and_their_values_are_literal(string pattern, string resource, bool fits) =>
        Assert.Equal(fits, Matches(pattern, resource));

    [Fact]
    public void Policies_of_the_first_version_have_no_variables()
    {
        var pattern = new ResourcePattern("arn:aws:s3:::${aws:username}", variables: false);
        Assert.True(pattern.Matches("arn:aws:s3:::${aws:username}", Given.Context(Given.User)));
        Assert.False(pattern.Matches("arn:aws:s3:::ann", Given.Context(Given.User)));
    }

    private static bool Matches(string pattern, string resource) =>
        new ResourcePattern(pattern, variables: true).Matches(resource, Given.Context(Given.User, ("test:star", "*"))) is true;
}
