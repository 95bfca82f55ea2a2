using Fractus.Iam.Rules.Documents;
using Fractus.Iam.Rules.Evaluation;
using Fractus.Kernel;
using static Fractus.Iam.Tests.Rules.Given;

namespace Fractus.Iam.Tests.Rules;

public class PolicyEvaluatorTests
{
    private const string Everyone = "\"*\"";
    private const string ThisAccount = """{"AWS":"000000000000"}""";
    private const string ThisUser = """{"AWS":"arn:aws:iam::000000000000:user/team/ann"}""";
    private const string ThisRole = """{"AWS":"arn:aws:iam::000000000000:role/service-role/worker"}""";
    private const string ThisSession = """{"AWS":"arn:aws:sts::000000000000:assumed-role/worker/s1"}""";
    private const string ApiGateway = """{"Service":"apigateway.amazonaws.com"}""";

    [Fact]
    public void Nothing_is_allowed_that_no_policy_allows()
    {
        AssertDenied(PolicyLayer.Identity, User, PrincipalPolicies.None);
        AssertDenied(PolicyLayer.Identity, User, Identity(Allow("dynamodb:GetItem")));
        AssertDenied(PolicyLayer.Identity, User, Identity(Allow(PutItem, "arn:aws:dynamodb:us-east-1:000000000000:table/other")));
    }

    [Fact]
    public void An_identity_policy_allows_by_itself_in_its_own_account()
    {
        var decision = PolicyEvaluator.Evaluate(Request(User), Identity(Allow("DynamoDB:put*", Table)));
        Assert.True(decision.IsAllowed);
        Assert.Equal("yes", decision.Statement!.Sid);
        Assert.Equal("p", decision.Policy!.Name);
    }

    [Fact]
    public void A_denial_in_any_layer_wins_over_every_permission()
    {
        AssertDenied(PolicyLayer.Identity, User, Identity(Allow(), Deny(PutItem)), isExplicit: true);
        AssertDenied(PolicyLayer.Boundary, User, new([Allow()], Deny(), null), isExplicit: true);
        AssertDenied(PolicyLayer.Session, Session, new([Allow()], null, [Allow(), Deny()]), isExplicit: true);
        AssertDenied(PolicyLayer.Resource, User, Identity(Allow()), OnResource(Everyone, "Deny"), isExplicit: true);
        AssertDenied(PolicyLayer.Resource, Root, PrincipalPolicies.None, OnResource(Everyone, "Deny"), isExplicit: true);
    }

    [Fact]
    public void NotAction_and_NotResource_cover_all_but_what_they_name()
    {
        var allButIam = Identity(Policy("""{"Effect":"Allow","NotAction":"iam:*","Resource":"*"}"""));
        AssertAllowed(User, allButIam);
        Assert.False(PolicyEvaluator.Evaluate(Request(User, "iam:CreateUser", "*"), allButIam).IsAllowed);
        AssertDenied(
            PolicyLayer.Identity, User, Identity(Allow(), Policy("""{"Effect":"Deny","Action":"*","NotResource":"arn:aws:s3:::*"}""")), isExplicit: true);
    }

    // An exception that cannot be known must not open a door: the denial applies, the permission does not.
    [Fact]
    public void A_NotResource_whose_variable_has_no_value_denies_and_does_not_allow()
    {
        const string Unknown = "\"NotResource\":\"arn:aws:dynamodb:*:*:table/${aws:PrincipalTag/nothing}\"";
        AssertDenied(PolicyLayer.Identity, User, Identity(Policy($$"""{"Effect":"Allow","Action":"*",{{Unknown}}}""")));
        AssertDenied(PolicyLayer.Identity, User, Identity(Allow(), Policy($$"""{"Effect":"Deny","Action":"*",{{Unknown}}}""")), isExplicit: true);
    }

    [Fact]
    public void A_permissions_boundary_and_a_session_policy_only_narrow()
    {
        AssertAllowed(User, new([Allow()], Allow("dynamodb:*"), null));
        AssertDenied(PolicyLayer.Boundary, User, new([Allow()], Allow("s3:*"), null));
        AssertDenied(PolicyLayer.Identity, User, new([], Allow(), null));
        AssertAllowed(Session, new([Allow()], null, [Allow("s3:*"), Allow("dynamodb:*")]));
        AssertDenied(PolicyLayer.Session, Session, new([Allow()], null, [Allow("s3:*")]));
        AssertDenied(PolicyLayer.Session, Session, new([Allow()], null, []));
        AssertDenied(PolicyLayer.Identity, Session, new([], null, [Allow()]));
    }

    [Fact]
    public void A_resource_policy_that_names_the_user_or_the_session_is_enough()
    {
        AssertAllowed(User, PrincipalPolicies.None, OnResource(ThisUser));
        AssertAllowed(User, new([], Allow("s3:*"), null), OnResource(ThisUser));
        AssertAllowed(Session, new([], Allow("s3:*"), [Allow("s3:*")]), OnResource(ThisSession));
        AssertAllowed(User, PrincipalPolicies.None, OnResource(Everyone));
        AssertDenied(PolicyLayer.Identity, User, PrincipalPolicies.None, OnResource(ThisRole));
    }

    [Fact]
    public void A_resource_policy_that_names_the_role_is_limited_by_boundary_and_session_policies()
    {
        AssertAllowed(Session, PrincipalPolicies.None, OnResource(ThisRole));
        AssertDenied(PolicyLayer.Boundary, Session, new([], Allow("s3:*"), null), OnResource(ThisRole));
        AssertDenied(PolicyLayer.Session, Session, new([], null, [Allow("s3:*")]), OnResource(ThisRole));
    }

    // Naming an account lets that account decide whom to give it to; it gives it to nobody by itself.
    [Fact]
    public void A_resource_policy_that_names_the_account_leaves_the_choice_to_identity_policies()
    {
        AssertDenied(PolicyLayer.Identity, User, PrincipalPolicies.None, OnResource(ThisAccount));
        AssertAllowed(User, Identity(Allow()), OnResource(ThisAccount));
    }

    [Fact]
    public void Across_accounts_both_sides_must_allow()
    {
        Decision Ask(PrincipalPolicies policies, ResourcePolicy? resource) =>
            PolicyEvaluator.Evaluate(Request(User, account: OtherAccount), policies, resource);
        Assert.Equal(PolicyLayer.Resource, Ask(Identity(Allow()), null).Layer);
        Assert.False(Ask(Identity(Allow()), null).IsAllowed);
        Assert.Equal(PolicyLayer.Identity, Ask(PrincipalPolicies.None, OnResource(ThisUser)).Layer);
        Assert.False(Ask(PrincipalPolicies.None, OnResource(ThisUser)).IsAllowed);
        Assert.True(Ask(Identity(Allow()), OnResource(ThisUser)).IsAllowed);
        Assert.True(Ask(Identity(Allow()), OnResource(ThisAccount)).IsAllowed);
    }

    [Fact]
    public void The_root_user_may_do_anything_in_its_own_account_only()
    {
        AssertAllowed(Root, PrincipalPolicies.None);
        Assert.False(PolicyEvaluator.Evaluate(Request(Root, account: OtherAccount), PrincipalPolicies.None).IsAllowed);
        Assert.True(PolicyEvaluator.Evaluate(Request(Root, account: OtherAccount), PrincipalPolicies.None, OnResource(ThisAccount)).IsAllowed);
    }

    [Fact]
    public void A_service_is_allowed_by_a_resource_policy_only_and_under_its_conditions()
    {
        const string FromUsers = """{"ArnLike":{"AWS:SourceArn":"arn:aws:execute-api:us-east-1:000000000000:abc/*/GET/users"}}""";
        const string FromElsewhere = """{"ArnLike":{"AWS:SourceArn":"arn:aws:execute-api:us-east-1:000000000000:xyz/*"}}""";
        AssertDenied(PolicyLayer.Resource, Service, PrincipalPolicies.None);
        AssertAllowed(Service, PrincipalPolicies.None, OnResource(ApiGateway));
        AssertAllowed(Service, PrincipalPolicies.None, OnResource(ApiGateway, condition: FromUsers));
        AssertDenied(PolicyLayer.Resource, Service, PrincipalPolicies.None, OnResource(ApiGateway, condition: FromElsewhere));
        AssertDenied(PolicyLayer.Resource, Service, PrincipalPolicies.None, OnResource("""{"Service":"sns.amazonaws.com"}"""));
        AssertDenied(PolicyLayer.Resource, Service, PrincipalPolicies.None, OnResource(ThisAccount));
    }

    [Fact]
    public void An_anonymous_caller_is_allowed_only_what_everyone_is()
    {
        AssertDenied(PolicyLayer.Resource, Principal.Anonymous, PrincipalPolicies.None, OnResource(ThisAccount));
        AssertAllowed(Principal.Anonymous, PrincipalPolicies.None, OnResource(Everyone));
    }

    [Fact]
    public void NotPrincipal_covers_everyone_but_those_it_names()
    {
        var policy = new ResourcePolicy(Policy($$"""{"Effect":"Deny","NotPrincipal":{{ThisUser}},"Action":"*"}""", PolicyKind.Resource));
        AssertAllowed(User, Identity(Allow()), policy);
        AssertDenied(PolicyLayer.Resource, Session, Identity(Allow()), policy, isExplicit: true);
    }

    // Even an administrator cannot assume a role that does not trust them.
    [Fact]
    public void A_trust_policy_must_allow_whatever_the_identity_may_do()
    {
        Decision Assume(PrincipalPolicies policies, string principal) =>
            PolicyEvaluator.Evaluate(Request(User, "sts:AssumeRole", "arn:aws:iam::000000000000:role/r"), policies, OnResource(principal, isTrust: true));
        Assert.Equal(PolicyLayer.Trust, Assume(Identity(Allow()), """{"Service":"lambda.amazonaws.com"}""").Layer);
        Assert.False(Assume(Identity(Allow()), """{"Service":"lambda.amazonaws.com"}""").IsAllowed);
        Assert.True(Assume(Identity(Allow()), ThisAccount).IsAllowed);
        Assert.False(Assume(PrincipalPolicies.None, ThisAccount).IsAllowed);
        Assert.True(Assume(PrincipalPolicies.None, ThisUser).IsAllowed);
    }

    [Fact]
    public void A_condition_must_hold_for_its_statement_to_count()
    {
        const string OnlyFromHere = """{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"IpAddress":{"aws:SourceIp":"203.0.113.0/24"},"Bool":{"aws:SecureTransport":"CONDITION"}}}""";
        AssertAllowed(User, Identity(Policy(OnlyFromHere.Replace("CONDITION", "true", StringComparison.Ordinal))));
        AssertDenied(PolicyLayer.Identity, User, Identity(Policy(OnlyFromHere.Replace("CONDITION", "false", StringComparison.Ordinal))));
    }

    [Fact]
    public void Every_key_of_a_request_must_be_among_the_leading_keys_that_a_policy_grants()
    {
        var own = Identity(Policy("""{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"ForAllValues:StringEquals":{"dynamodb:LeadingKeys":["${aws:username}"]}}}"""));
        Assert.True(PolicyEvaluator.Evaluate(Request(User, context: Context(User, ("dynamodb:LeadingKeys", new(["ann"])))), own).IsAllowed);
        Assert.False(PolicyEvaluator.Evaluate(Request(User, context: Context(User, ("dynamodb:LeadingKeys", new(["ann", "bob"])))), own).IsAllowed);
    }

    // The check stands in front of every request of every service.
    [Fact]
    public void Allowing_a_request_allocates_nothing()
    {
        var policies = Identity(Allow("s3:*"), Allow("dynamodb:Put*", "arn:aws:dynamodb:*:*:table/peop*"));
        var request = Request(User);
        Assert.True(PolicyEvaluator.Evaluate(request, policies).IsAllowed);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            PolicyEvaluator.Evaluate(request, policies);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void AssertAllowed(Principal caller, PrincipalPolicies policies, ResourcePolicy? resource = null) =>
        Assert.True(PolicyEvaluator.Evaluate(Request(caller), policies, resource).IsAllowed);

    private static void AssertDenied(
        PolicyLayer layer, Principal caller, PrincipalPolicies policies, ResourcePolicy? resource = null, bool isExplicit = false)
    {
        var decision = PolicyEvaluator.Evaluate(Request(caller), policies, resource);
        Assert.False(decision.IsAllowed);
        Assert.Equal((layer, isExplicit), (decision.Layer, decision.IsExplicit));
    }
}
