using Fractus.Iam.Rules.Evaluation;
using static Fractus.Iam.Tests.Rules.Given;

namespace Fractus.Iam.Tests.Rules;

/// <summary>Tools and people read these sentences: deployment tools match them to suggest what to attach.</summary>
public class DenialMessageTests
{
    private const string Start = "User: arn:aws:sts::000000000000:assumed-role/worker/s1 is not authorized to perform: dynamodb:PutItem on resource: " + Table;

    [Fact]
    public void An_implicit_denial_says_which_kind_of_policy_does_not_allow()
    {
        AssertSays(" because no identity-based policy allows the dynamodb:PutItem action", PrincipalPolicies.None);
        AssertSays(" because no permissions boundary allows the dynamodb:PutItem action", new([Allow()], Allow("s3:*"), null));
        AssertSays(" because no session policy allows the dynamodb:PutItem action", new([Allow()], null, [Allow("s3:*")]));
        AssertSays(" because no resource-based policy allows the dynamodb:PutItem action", Identity(Allow()), account: OtherAccount);
    }

    [Fact]
    public void An_explicit_denial_says_in_which_kind_of_policy_it_stands()
    {
        AssertSays(" with an explicit deny in an identity-based policy", Identity(Deny()));
        AssertSays(" with an explicit deny in a permissions boundary", new([Allow()], Deny(), null));
        AssertSays(" with an explicit deny in a session policy", new([Allow()], null, [Deny()]));
        AssertSays(" with an explicit deny in a resource-based policy", Identity(Allow()), OnResource("\"*\"", "Deny"));
    }

    [Theory]
    [InlineData("iam:GetRole", "arn:aws:iam::000000000000:role/service-role/worker", "role worker")]
    [InlineData("iam:CreateUser", "arn:aws:iam::000000000000:user/zed", "user zed")]
    [InlineData("iam:ListUsers", "arn:aws:iam::000000000000:user/", "arn:aws:iam::000000000000:user/")]
    [InlineData("iam:GetPolicy", "arn:aws:iam::aws:policy/ReadOnlyAccess", "policy arn:aws:iam::aws:policy/ReadOnlyAccess")]
    [InlineData("iam:CreatePolicy", "arn:aws:iam::000000000000:policy/put", "policy put")]
    [InlineData("iam:PassRole", "arn:aws:iam::000000000000:role/worker", "arn:aws:iam::000000000000:role/worker")]
    public void IAM_names_its_entities_in_its_own_way(string action, string resource, string shown)
    {
        var request = Request(User, action, resource);
        Assert.Equal(
            $"User: arn:aws:iam::000000000000:user/team/ann is not authorized to perform: {action} on resource: {shown} "
            + $"because no identity-based policy allows the {action} action",
            DenialMessage.Of(request, PolicyEvaluator.Evaluate(request, PrincipalPolicies.None)));
    }

    private static void AssertSays(string ending, PrincipalPolicies policies, ResourcePolicy? resource = null, string account = Account)
    {
        var request = Request(Session, account: account);
        Assert.Equal(Start + ending, DenialMessage.Of(request, PolicyEvaluator.Evaluate(request, policies, resource)));
    }
}
