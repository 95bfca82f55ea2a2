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

    private static void AssertSays(string ending, PrincipalPolicies policies, ResourcePolicy? resource = null, string account = Account)
    {
        var request = Request(Session, account: account);
        Assert.Equal(Start + ending, DenialMessage.Of(request, PolicyEvaluator.Evaluate(request, policies, resource)));
    }
}
