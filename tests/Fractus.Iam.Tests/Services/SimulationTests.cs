using Fractus.Iam.Contract;

namespace Fractus.Iam.Tests.Services;

public class SimulationTests
{
    private const string PutObject = """{"Version": "2012-10-17", "Statement": {"Sid": "", "Effect": "Allow", "Action": "s3:PutObject", "Resource": "*"}}""";

    [Fact]
    public async Task A_simulation_says_which_statement_of_which_policy_decided()
    {
        await using var cloud = await TestCloud.StartAsync();
        var role = await cloud.NewRole();
        await cloud.Iam.PutRolePolicy(new PutRolePolicyInput { RoleName = "worker", PolicyName = "put", PolicyDocument = PutObject }, TestCloud.Root, default);
        var answer = await cloud.Iam.SimulatePrincipalPolicy(
            new SimulatePrincipalPolicyInput
            {
                PolicySourceArn = role.Arn!,
                ActionNames = ["s3:PutObject", "s3:GetObjectVersion"],
                ResourceArns = ["arn:aws:s3:::bucket"],
            },
            TestCloud.Root,
            default);
        var allowed = answer.EvaluationResults![0];
        Assert.Equal(("s3:PutObject", "arn:aws:s3:::bucket", "allowed"), (allowed.EvalActionName, allowed.EvalResourceName, allowed.EvalDecision));
        var statement = Assert.Single(allowed.MatchedStatements!);
        Assert.Equal(("put", "IAM Policy"), (statement.SourcePolicyId, statement.SourcePolicyType));

        // The columns that the real service answers for this very text.
        Assert.Equal((1, 41, 1, 113), (statement.StartPosition!.Line, statement.StartPosition.Column, statement.EndPosition!.Line, statement.EndPosition.Column));
        Assert.Equal("allowed", Assert.Single(allowed.ResourceSpecificResults!).EvalResourceDecision);
        Assert.Equal("implicitDeny", answer.EvaluationResults[1].EvalDecision);
        Assert.Empty(answer.EvaluationResults[1].MatchedStatements!);
    }

    [Fact]
    public async Task A_custom_simulation_judges_given_policies_and_names_missing_context()
    {
        await using var cloud = await TestCloud.StartAsync();
        const string Conditional = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"StringEquals":{"s3:Prefix":"home"}}},{"Effect":"Deny","Action":"s3:Delete*","Resource":"*"}]}""";
        async Task<EvaluationResult> Judge(string action, params ContextEntry[] context) => (await cloud.Iam.SimulateCustomPolicy(
            new SimulateCustomPolicyInput { PolicyInputList = [Conditional], ActionNames = [action], ContextEntries = context }, TestCloud.Root, default)).EvaluationResults![0];
        var missing = await Judge("s3:ListBucket");
        Assert.Equal("implicitDeny", missing.EvalDecision);
        Assert.Equal(["s3:Prefix"], missing.MissingContextValues);
        var given = await Judge("s3:ListBucket", new ContextEntry { ContextKeyName = "s3:prefix", ContextKeyValues = ["home"], ContextKeyType = "string" });
        Assert.Equal("allowed", given.EvalDecision);
        var denied = await Judge("s3:DeleteObject", new ContextEntry { ContextKeyName = "s3:prefix", ContextKeyValues = ["home"], ContextKeyType = "string" });
        Assert.Equal(("explicitDeny", "PolicyInputList.1"), (denied.EvalDecision, denied.MatchedStatements!.Single().SourcePolicyId));
    }

    [Fact]
    public async Task Context_keys_are_those_of_conditions_and_variables()
    {
        await using var cloud = await TestCloud.StartAsync();
        var keys = await cloud.Iam.GetContextKeysForCustomPolicy(
            new GetContextKeysForCustomPolicyInput
            {
                PolicyInputList = ["""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::${aws:username}/*","Condition":{"StringLike":{"s3:prefix":"${aws:PrincipalTag/Team}/*"},"Bool":{"aws:SecureTransport":"true"}}}}"""],
            },
            TestCloud.Root,
            default);
        Assert.Equal(["aws:username", "s3:prefix", "aws:PrincipalTag/Team", "aws:SecureTransport"], keys.ContextKeyNames);
        await AssertError.IsAsync(
            "InvalidInput", 400, "Syntax errors in policy.",
            async () => await cloud.Iam.GetContextKeysForCustomPolicy(new GetContextKeysForCustomPolicyInput { PolicyInputList = ["{}"] }, TestCloud.Root, default));
    }
}
