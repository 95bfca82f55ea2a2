using Fractus.Iam.Rules.Conditions;
using Fractus.Iam.Rules.Documents;
using Fractus.Iam.Rules.Evaluation;
using Fractus.Kernel;

namespace Fractus.Iam.Tests.Rules;

/// <summary>Short ways to say who asks what of which policies.</summary>
internal static class Given
{
    public const string Account = "000000000000";
    public const string OtherAccount = "111111111111";
    public const string Table = "arn:aws:dynamodb:us-east-1:000000000000:table/people";
    public const string PutItem = "dynamodb:PutItem";

    public static Principal User { get; } =
        new(PrincipalKind.User, Account, $"arn:aws:iam::{Account}:user/team/ann", "AIDAEXAMPLEEXAMPLE123", "AKIA1");

    public static Principal Root { get; } = new(PrincipalKind.Root, Account, $"arn:aws:iam::{Account}:root", Account, "AKIA2");

    public static Principal Session { get; } =
        new(PrincipalKind.AssumedRole, Account, $"arn:aws:sts::{Account}:assumed-role/worker/s1", "AROAEXAMPLEEXAMPLE123:s1", "ASIA1")
        {
            RoleArn = $"arn:aws:iam::{Account}:role/service-role/worker",
            IsTemporary = true,
        };

    public static Principal Service { get; } = Principal.Service("apigateway.amazonaws.com", Account) with
    {
        SourceArn = $"arn:aws:execute-api:us-east-1:{Account}:abc/*/GET/users",
    };

    public static NamedPolicy Policy(string statements, PolicyKind kind = PolicyKind.Inline, string name = "p") =>
        new(name, PolicyDocument.Parse($$"""{"Version":"2012-10-17","Statement":[{{statements}}]}""", kind));

    public static NamedPolicy Allow(string action = "*", string resource = "*") =>
        Policy($$"""{"Sid":"yes","Effect":"Allow","Action":"{{action}}","Resource":"{{resource}}"}""");

    public static NamedPolicy Deny(string action = "*", string resource = "*") =>
        Policy($$"""{"Sid":"no","Effect":"Deny","Action":"{{action}}","Resource":"{{resource}}"}""");

    public static ResourcePolicy OnResource(string principal, string effect = "Allow", string condition = "{}", bool isTrust = false) => new(
        Policy(
            $$"""{"Effect":"{{effect}}","Principal":{{principal}},"Action":"{{(isTrust ? "sts:AssumeRole" : "*")}}","Condition":{{condition}}}""",
            isTrust ? PolicyKind.Trust : PolicyKind.Resource),
        isTrust);

    public static PrincipalPolicies Identity(params NamedPolicy[] policies) => new(policies, null, null);

    public static AccessRequest Request(
        Principal principal, string action = PutItem, string resource = Table, string account = Account, IConditionContext? context = null) =>
        new(principal, action, resource, account, context ?? Context(principal));

    public static RequestContext Context(Principal principal, params (string Key, ConditionValue Value)[] keys) => new()
    {
        Principal = principal,
        Now = new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero),
        SourceIp = "203.0.113.9",
        IsSecureTransport = true,
        Region = "us-east-1",
        UserAgent = "test",
        ResourceAccount = Account,
        PrincipalTags = new Dictionary<string, string> { ["Team"] = "blue" },
        ServiceKeys = keys.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.OrdinalIgnoreCase),
    };
}
