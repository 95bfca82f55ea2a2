using System.Text;
using Fractus.Iam.Rules;
using Fractus.Iam.Rules.Documents;
using Fractus.Iam.Rules.Evaluation;

namespace Fractus.Iam.Tests.Rules;

/// <summary>A policy is a stranger's text: whatever it is, it compiles or is refused with the declared error, and what compiles can be evaluated.</summary>
public class PolicyFuzzTests
{
    private static readonly string[] Strings =
    [
        "*", "", "s3:GetObject", "dynamodb:*", "s3:?et*", ":", "::", "arn:aws:s3:::b/*", "arn:aws:dynamodb:*:*:table/${aws:username}", "${", "${}", "${*}",
        "${aws:userid, 'x'}", "Allow", "Deny", "2012-10-17", "000000000000", "arn:aws:iam::000000000000:root", "lambda.amazonaws.com", "true",
        "1", "1e400", "-0", "2026-01-01", "2026-01-01T00:00:00.123456789Z", "10.0.0.0/8", "10.0.0.0/99", "::1/128", "\\u0000", "\\ud800", "\\ufdd0", "é",
    ];

    private static readonly string[] Names =
    [
        "Version", "Id", "Statement", "Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Principal", "NotPrincipal", "Condition", "AWS",
        "Service", "StringEquals", "ForAnyValue:StringLike", "NumericLessThanIfExists", "DateEquals", "IpAddress", "NotIpAddress", "Bool", "Null", "ArnLike",
        "aws:username", "x", "",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Random_documents_compile_or_are_refused(int seed)
    {
        var random = new Random(seed);
        var compiled = 0;
        for (var i = 0; i < 20_000; i++)
        {
            compiled += Try(Document(random), (PolicyKind)random.Next(4)) ? 1 : 0;
        }

        // A generator whose documents are all refused would prove nothing about evaluation.
        Assert.True(compiled > 500, $"only {compiled} compiled");
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public void Damaged_documents_compile_or_are_refused(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 20_000; i++)
        {
            var text = new StringBuilder(Document(random));
            for (var damage = random.Next(1, 4); damage > 0 && text.Length > 0; damage--)
            {
                text[random.Next(text.Length)] = (char)random.Next(1, random.Next(2) == 0 ? 128 : 0xFFFF);
            }

            Try(text.ToString(), (PolicyKind)random.Next(4));
        }
    }

    private static bool Try(string text, PolicyKind kind)
    {
        PolicyDocument document;
        try
        {
            document = PolicyDocument.Parse(text, kind);
        }
        catch (MalformedPolicyException)
        {
            return false;
        }

        var policies = new PrincipalPolicies([new NamedPolicy("p", document)], null, null);
        foreach (var caller in new[] { Given.User, Given.Session, Given.Service, Given.Root })
        {
            PolicyEvaluator.Evaluate(Given.Request(caller), policies, new ResourcePolicy(new NamedPolicy("r", document)));
            PolicyEvaluator.Evaluate(Given.Request(caller, "s3:GetObject", "arn:aws:s3:::b/k"), policies);
        }

        return true;
    }

    private static string Document(Random random) => random.Next(10) == 0
        ? Value(random, 4)
        : $$"""{"Version":{{Mostly(random, "\"2012-10-17\"")}},"Statement":[{{string.Join(',', Enumerable.Range(0, random.Next(1, 4)).Select(_ => Statement(random)))}}]}""";

    private static string Statement(Random random)
    {
        var parts = new List<string> { $"\"Effect\":{Mostly(random, random.Next(2) == 0 ? "\"Allow\"" : "\"Deny\"")}" };
        parts.Add($"\"{(random.Next(4) == 0 ? "NotAction" : "Action")}\":{Mostly(random, "[\"sts:AssumeRole\",\"sts:Get*\"]")}");
        if (random.Next(3) > 0)
        {
            parts.Add($"\"{(random.Next(4) == 0 ? "NotResource" : "Resource")}\":{Mostly(random, "[\"arn:aws:dynamodb:*:*:table/${aws:username}*\",\"*\"]")}");
        }

        if (random.Next(2) > 0)
        {
            parts.Add($"\"Principal\":{Mostly(random, "{\"AWS\":\"000000000000\"}")}");
        }

        if (random.Next(2) > 0)
        {
            parts.Add($"\"Condition\":{Mostly(random, $$"""{"{{Names[random.Next(14, 23)]}}":{"aws:sourceip":{{Value(random, 1)}} } }""")}");
        }

        return "{" + string.Join(',', parts) + "}";
    }

    private static string Mostly(Random random, string usual) => random.Next(12) == 0 ? Value(random, 3) : usual;

    private static string Value(Random random, int depth) => random.Next(depth > 0 ? 6 : 4) switch
    {
        0 => "null",
        1 => random.Next(2) == 0 ? "true" : "12.5",
        2 or 3 => $"\"{Strings[random.Next(Strings.Length)]}\"",
        4 => "[" + string.Join(',', Enumerable.Range(0, random.Next(3)).Select(_ => Value(random, depth - 1))) + "]",
        _ => "{" + string.Join(',', Enumerable.Range(0, random.Next(3)).Select(_ => $"\"{Names[random.Next(Names.Length)]}\":{Value(random, depth - 1)}")) + "}",
    };
}
