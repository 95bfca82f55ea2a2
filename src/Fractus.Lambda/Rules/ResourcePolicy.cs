using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Fractus.Kernel;
using Fractus.Lambda.Contract;
using Fractus.Lambda.Storage;

namespace Fractus.Lambda.Rules;

/// <summary>The policy that AddPermission builds, statement by statement, in the form that the real service gives it.</summary>
internal static class ResourcePolicy
{
    private const string InvokeUrlAction = "lambda:InvokeFunctionUrl";

    // The policy is read as JSON, not put into a page: its quotes and signs stay readable.
    private static readonly JsonWriterOptions s_plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string ToJson(PolicyRecord policy)
    {
        var json = new StringBuilder("{\"Version\":\"2012-10-17\",\"Id\":\"default\",\"Statement\":[");
        json.AppendJoin(',', policy.Statements.Select(s => s.Json));
        return json.Append("]}").ToString();
    }

    /// <exception cref="ResourceConflictException">There is a statement of this name.</exception>
    /// <exception cref="InvalidParameterValueException">The principal, or the combination of parameters, is not valid.</exception>
    /// <exception cref="PolicyLengthExceededException">The policy would be too long.</exception>
    public static PolicyRecord Add(PolicyRecord policy, AddPermissionInput input, string resourceArn)
    {
        if (policy.Statements.Any(s => s.Sid == input.StatementId))
        {
            throw new ResourceConflictException(
                $"The statement id ({input.StatementId}) provided already exists. Please provide a new statement id, or remove the existing statement.");
        }

        if (input.FunctionUrlAuthType is not null && input.Action != InvokeUrlAction)
        {
            throw new InvalidParameterValueException("FunctionUrlAuthType is only supported for lambda:InvokeFunctionUrl action");
        }

        var added = new PolicyRecord([.. policy.Statements, new PolicyStatementRecord(input.StatementId, Statement(input, resourceArn))]);
        var bytes = Encoding.UTF8.GetByteCount(ToJson(added));
        return bytes <= LambdaLimits.PolicyBytes
            ? added
            : throw new PolicyLengthExceededException($"The final policy size ({bytes}) is bigger than the limit ({LambdaLimits.PolicyBytes}).");
    }

    /// <exception cref="ResourceNotFoundException">There is no such statement.</exception>
    public static PolicyRecord Remove(PolicyRecord policy, string statementId)
    {
        var left = policy.Statements.Where(s => s.Sid != statementId).ToList();
        return left.Count < policy.Statements.Count
            ? new PolicyRecord(left)
            : throw new ResourceNotFoundException($"Statement {statementId} is not found in resource policy.");
    }

    private static string Statement(AddPermissionInput input, string resourceArn)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer, s_plain))
        {
            writer.WriteStartObject();
            writer.WriteString("Sid", input.StatementId);
            writer.WriteString("Effect", "Allow");
            WritePrincipal(writer, input.Principal);
            writer.WriteString("Action", input.Action);
            writer.WriteString("Resource", resourceArn);
            WriteConditions(writer, input);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WritePrincipal(Utf8JsonWriter writer, string principal)
    {
        if (principal == "*")
        {
            writer.WriteString("Principal", principal);
            return;
        }

        var (kind, value) = principal switch
        {
            _ when principal.EndsWith(".amazonaws.com", StringComparison.Ordinal) => ("Service", principal),
            { Length: 12 } when principal.All(char.IsAsciiDigit) => ("AWS", $"arn:aws:iam::{principal}:root"),
            _ when Arn.TryParse(principal, out var arn) && arn.Service is "iam" or "sts" => ("AWS", principal),
            _ => throw new InvalidParameterValueException("The provided principal was invalid. Please check the principal and try again."),
        };
        writer.WriteStartObject("Principal");
        writer.WriteString(kind, value);
        writer.WriteEndObject();
    }

    private static void WriteConditions(Utf8JsonWriter writer, AddPermissionInput input)
    {
        (string Key, string? Value)[] equal =
        [
            ("lambda:FunctionUrlAuthType", input.FunctionUrlAuthType),
            ("aws:PrincipalOrgID", input.PrincipalOrgID),
            ("AWS:SourceAccount", input.SourceAccount),
            ("lambda:EventSourceToken", input.EventSourceToken),
        ];
        var given = equal.Where(c => c.Value is not null).ToList();
        if (given.Count == 0 && input.SourceArn is null)
        {
            return;
        }

        writer.WriteStartObject("Condition");
        WriteOperator(writer, "StringEquals", given);
        WriteOperator(writer, "ArnLike", input.SourceArn is null ? [] : [("AWS:SourceArn", input.SourceArn)]);
        writer.WriteEndObject();
    }

    private static void WriteOperator(Utf8JsonWriter writer, string name, List<(string Key, string? Value)> conditions)
    {
        if (conditions.Count == 0)
        {
            return;
        }

        writer.WriteStartObject(name);
        foreach (var (key, value) in conditions)
        {
            writer.WriteString(key, value);
        }

        writer.WriteEndObject();
    }
}
