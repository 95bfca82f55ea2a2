using Fractus.Iam.Rules;
using Fractus.Iam.Rules.Documents;

namespace Fractus.Iam.Tests.Rules;

/// <summary>
/// Deployment tools show these texts to people, and people search the web for them: they are the real service's, as public test
/// suites have recorded them.
/// </summary>
public class PolicyGrammarTests
{
    private const string Syntax = "Syntax errors in policy.";
    private const string Legacy = "The policy failed legacy parsing";

    [Theory]
    [InlineData("not json", Syntax)]
    [InlineData("[]", Syntax)]
    [InlineData("""{"Version":"2012-10-17"}""", Syntax)]
    [InlineData("""{"Version":"2012-10-17","Statement":[]}""", Syntax)]
    [InlineData("""{"Version":"2012-10-17","Statement":["x"]}""", Syntax)]
    [InlineData("""{"Version":"2013-10-17","Statement":{"Effect":"Allow","Action":"s3:A","Resource":"*"}}""", Syntax)]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"s3:A","Resource":"*"}}""", "Policy document must be version 2012-10-17 or greater.")]
    [InlineData("""{"Version":"2008-10-17","Statement":{"Effect":"Allow","Action":"s3:A","Resource":"*"}}""", "Policy document must be version 2012-10-17 or greater.")]
    [InlineData("""{"Version":"2012-10-17","Other":1,"Statement":{"Effect":"Allow","Action":"s3:A","Resource":"*"}}""", Syntax)]
    [InlineData("""{"Version":"2012-10-17","Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:A","Resource":"*"}}""", Syntax)]
    public void A_document_of_the_wrong_shape_is_refused(string text, string message) => AssertRefused(text, PolicyKind.Managed, message);

    [Theory]
    [InlineData("""{"Action":"s3:A","Resource":"*"}""", Syntax)]
    [InlineData("""{"Effect":"Maybe","Action":"s3:A","Resource":"*"}""", Syntax)]
    [InlineData("""{"Effect":"allow","Action":"s3:A","Resource":"*"}""", Legacy)]
    [InlineData("""{"Effect":"Allow","Resource":"*"}""", "Policy statement must contain actions.")]
    [InlineData("""{"Effect":"Allow","Action":[],"Resource":"*"}""", "Policy statement must contain actions.")]
    [InlineData("""{"Effect":"Allow"}""", "Policy statement must contain actions.")]
    [InlineData("""{"Effect":"Allow","Action":"s3:A"}""", "Policy statement must contain resources.")]
    [InlineData("""{"Effect":"Allow","Action":"s3:A","Resource":[]}""", "Policy statement must contain resources.")]
    [InlineData("""{"Effect":"Allow","Action":"s3:A","NotAction":"s3:B","Resource":"*"}""", Syntax)]
    [InlineData("""{"Effect":"Allow","Action":"s3:A","Resource":"*","NotResource":"*"}""", Syntax)]
    [InlineData("""{"Effect":"Allow","Action":{},"Resource":"*"}""", Syntax)]
    [InlineData("""{"Effect":"Allow","Action":[[]],"Resource":"*"}""", Syntax)]
    [InlineData("""{"Effect":"Allow","Action":1,"Resource":"*"}""", Syntax)]
    [InlineData("""{"Effect":"Allow","Action":"s3:A","Resource":["*",{}]}""", Syntax)]
    [InlineData("""{"Effect":"Allow","Action":"s3:A","Resource":"*","Extra":1}""", Syntax)]
    [InlineData("""{"Effect":"Allow","Action":"s3:A","Resource":"*","Sid":{}}""", Syntax)]
    [InlineData("""{"Effect":"Allow","Action":"s3:A","Resource":"*","Principal":"*"}""", "Policy document should not specify a principal.")]
    [InlineData("""{"Sid":"a","Effect":"Allow","Action":"s3:A","Resource":"*"},{"Sid":"a","Effect":"Allow"}""", "Statement IDs (SID) in a single policy must be unique.")]
    public void A_statement_must_have_its_parts(string statement, string message) => AssertStatementRefused(statement, message);

    [Theory]
    [InlineData("\"invalid\"", "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.")]
    [InlineData("\"\"", "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.")]
    [InlineData("[\"s3:A\",\"s3:List:B\"]", "Actions/Condition can contain only one colon.")]
    [InlineData("\"a a:B\"", "Vendor a a is not valid")]
    [InlineData("\":B\"", "Vendor  is not valid")]
    public void An_action_names_its_service(string action, string message) =>
        AssertStatementRefused($$"""{"Effect":"Allow","Action":{{action}},"Resource":"*"}""", message);

    [Theory]
    [InlineData("\"nothing\"", "Resource nothing must be in ARN format or \"*\".")]
    [InlineData("\"\"", "Resource  must be in ARN format or \"*\".")]
    [InlineData("\"a:bcd\"", "Partition \"bcd\" is not valid for resource \"arn:bcd:*:*:*:*\".")]
    [InlineData("\"a:b:cd\"", "Partition \"b\" is not valid for resource \"arn:b:cd:*:*:*\".")]
    [InlineData("\"a:b:c:d:e:f:g:h\"", "Partition \"b\" is not valid for resource \"arn:b:c:d:e:f:g:h\".")]
    [InlineData("\"aws:s3:::bucket\"", "Partition \"s3\" is not valid for resource \"arn:s3:::bucket:*\".")]
    [InlineData("[\"arn:wrong:s3:::b\",\"arn:wrong:s3::b\"]", "Partition \"wrong\" is not valid for resource \"arn:wrong:s3:::b\".")]
    [InlineData("\"arn:aws\"", "Resource vendor must be fully qualified and cannot contain regexes.")]
    [InlineData("\"arn:aws:s3::bucket\"", Legacy)]
    [InlineData("\"arn:aws::::bucket\"", Legacy)]
    [InlineData("\"arn:aws:iam:us-east-1::user/x\"", "IAM resource arn:aws:iam:us-east-1::user/x cannot contain region information.")]
    [InlineData("\"arn:aws:s3:us-east-1::bucket\"", "Resource arn:aws:s3:us-east-1::bucket can not contain region information.")]
    [InlineData(
        "\"arn:aws:iam:::thing\"",
        "IAM resource path must either be \"*\" or start with user/, federated-user/, role/, group/, instance-profile/, mfa/, "
        + "server-certificate/, policy/, sms-mfa/, saml-provider/, oidc-provider/, report/, access-report/.")]
    public void A_resource_is_an_arn_pattern(string resource, string message) =>
        AssertStatementRefused($$"""{"Effect":"Allow","Action":"s3:A","Resource":{{resource}}}""", message);

    [Theory]
    [InlineData("[]", Syntax)]
    [InlineData("\"a\"", Syntax)]
    [InlineData("""{"StringEquals":"b"}""", Syntax)]
    [InlineData("""{"x":{"a":"1"}}""", Syntax)]
    [InlineData("""{"ForAnyValue::StringEquals":{"a":"1"}}""", Syntax)]
    [InlineData("""{"NullIfExists":{"a":"true"}}""", Syntax)]
    [InlineData("""{"DateGreaterThan":{"a":{}}}""", Syntax)]
    [InlineData("""{"DateGreaterThan":{"a":"someday"}}""", Legacy)]
    [InlineData("""{"DateLessThan":{"a":"2016-13"}}""", Legacy)]
    [InlineData("""{"DateLessThan":{"a":"9223372036854775808"}}""", Legacy)]
    [InlineData("""{"DateLessThan":{"a":"2016-12-13T02:00:00.1999999999Z"}}""", Legacy)]
    public void A_condition_has_known_operators_and_readable_values(string condition, string message) =>
        AssertStatementRefused($$"""{"Effect":"Allow","Action":"s3:A","Resource":"*","Condition":{{condition}} }""", message);

    [Theory]
    [InlineData("""{"Effect":"Allow","Action":"iam: odd but taken ","Resource":"*"}""")]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":["arn:aws:s3:::b","*"]}""")]
    [InlineData("""{"Effect":"Deny","NotAction":"s3:A","NotResource":"*"}""")]
    [InlineData("""{"Effect":"Allow","Action":"s3:A","Resource":"arn:aws:anything"}""")]
    [InlineData("""{"Effect":"Allow","Action":"s3:A","Resource":["arn:aws:s3:::b",null]}""")]
    [InlineData("""{"Effect":"Allow","Action":"s3:A","Resource":"arn:aws:s3:us-west-2:123456789012:accesspoint/x"}""")]
    [InlineData("""{"Effect":"Allow","Action":"s3:A","Resource":"arn:aws:iam:::user/x"}""")]
    [InlineData("""{"Effect":"Allow","Action":"s3:A","Resource":"*","Condition":{}}""")]
    [InlineData("""{"Effect":"Allow","Action":"s3:A","Resource":"*","Condition":{"anything":{}}}""")]
    [InlineData("""{"Effect":"Allow","Action":"s3:A","Resource":"*","Condition":{"DateGreaterThan":{"a":[]}}}""")]
    [InlineData("""{"Effect":"Allow","Action":"s3:A","Resource":"*","Condition":{"Bool":{"a":true},"ForAnyValue:Bool":{"a":"False"},"Null":{"a":false}}}""")]
    [InlineData("""{"Effect":"Allow","Action":"s3:A","Resource":"*","Condition":{"NumericLessThan":{"a":10}}}""")]
    [InlineData("""{"Sid":"","Effect":"Allow","Action":"s3:A","Resource":"*"},{"Sid":"","Effect":"Allow","Action":"s3:A","Resource":"*"}""")]
    public void What_the_service_takes_is_taken(string statement) =>
        PolicyDocument.Parse($$"""{"Version":"2012-10-17","Id":"x","Statement":[{{statement}}]}""", PolicyKind.Managed);

    [Fact]
    public void Inline_policies_may_be_of_the_first_version()
    {
        PolicyDocument.Parse("""{"Statement":{"Effect":"Allow","Action":"s3:A","Resource":"*"}}""", PolicyKind.Inline);
        PolicyDocument.Parse("""{"Version":"2008-10-17","Statement":{"Effect":"Allow","Action":"s3:A","Resource":"*"}}""", PolicyKind.Inline);
    }

    [Theory]
    [InlineData("{oops", "This policy contains invalid Json")]
    [InlineData("""{"Version":"2020-01-01","Statement":[]}""", "The policy must contain a valid version string")]
    [InlineData("""{"Version":"2012-10-17"}""", "Could not parse the policy: Statement is empty!")]
    [InlineData("""{"Statement":{"Principal":{"AWS":"*"},"Action":"sts:AssumeRole"}}""", "Missing required field Effect")]
    [InlineData("""{"Statement":{"Effect":"Maybe","Principal":{"AWS":"*"},"Action":"sts:AssumeRole"}}""", "Invalid effect: Maybe")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"sts:AssumeRole"}}""", "Missing required field Principal")]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":{},"Action":"sts:AssumeRole"}}""", "Missing required field Principal cannot be empty!")]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole"}}""", "Principal must be a JSON object.")]
    [InlineData("""{"Statement":{"Effect":"Allow","NotPrincipal":{"AWS":"*"},"Action":"sts:AssumeRole"}}""", "Allow with NotPrincipal is not allowed.")]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":{"AWS":"bob"},"Action":"sts:AssumeRole"}}""", "Invalid principal in policy: \"AWS\":\"bob\"")]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":{"Service":"lambda"},"Action":"sts:AssumeRole"}}""", "Invalid principal in policy: \"SERVICE\":\"lambda\"")]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":{"CanonicalUser":"x"},"Action":"sts:AssumeRole"}}""", "Invalid principal in policy: \"CanonicalUser\"")]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":{"AWS":"*"}}}""", "Missing required field Action")]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"s3:GetObject"}}""", "AssumeRole policy may only specify STS AssumeRole actions.")]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"sts:AssumeRole","Resource":"*"}}""", "Has prohibited field Resource")]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"sts:AssumeRole","NotResource":"*"}}""", "AssumeRole policy must not contain resources.")]
    public void A_trust_policy_has_complaints_of_its_own(string text, string message) => AssertRefused(text, PolicyKind.Trust, message);

    [Theory]
    [InlineData("""{"Service":["lambda.amazonaws.com","apigateway.amazonaws.com"]}""")]
    [InlineData("""{"AWS":"000000000000"}""")]
    [InlineData("""{"AWS":["arn:aws:iam::000000000000:root","arn:aws:iam::000000000000:user/a/b"]}""")]
    [InlineData("""{"AWS":"arn:aws:sts::000000000000:assumed-role/r/s"}""")]
    [InlineData("""{"Federated":"cognito-identity.amazonaws.com"}""")]
    public void A_trust_policy_names_who_may_assume_the_role(string principal) => PolicyDocument.Parse(
        $$"""{"Version":"2008-10-17","Statement":{"Effect":"Allow","Principal":{{principal}},"Action":["sts:AssumeRole","sts:TagSession"]} }""",
        PolicyKind.Trust);

    private static void AssertStatementRefused(string statement, string message) =>
        AssertRefused($$"""{"Version":"2012-10-17","Statement":[{{statement}}]}""", PolicyKind.Managed, message);

    private static void AssertRefused(string text, PolicyKind kind, string message) =>
        Assert.Equal(message, Assert.Throws<MalformedPolicyException>(() => PolicyDocument.Parse(text, kind)).Message);
}
