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
        RequireNew(policy, input.StatementId);

        if (input.FunctionUrlAuthType is not null && input.Action != InvokeUrlAction)
        {
            throw new InvalidParameterValueException("FunctionUrlAuthType is only supported for lambda:InvokeFunctionUrl action");
        }

        return Add(policy, input.StatementId, Statement(input, resourceArn));
    }

    /// <summary>Adds what a layer's version allows.</summary>
    /// <inheritdoc cref="Add(PolicyRecord, AddPermissionInput, string)"/>
    public static PolicyRecord Add(PolicyRecord policy, AddLayerVersionPermissionInput input, string resourceArn)
    {
        RequireNew(policy, input.StatementId);
        List<(string Key, string? Value)> equal = input.OrganizationId is { } organization ? [("aws:PrincipalOrgID", organization)] : [];
        return Add(policy, input.StatementId, Statement(input.StatementId, input.Principal, input.Action, resourceArn, equal, sourceArn: null));
    }

    /// <exception cref="ResourceNotFoundException">There is no such statement.</exception>
    public static PolicyRecord Remove(PolicyRecord policy, string statementId)
    {
        var left = policy.Statements.Where(s => s.Sid != statementId).ToList();
        return left.Count < policy.Statements.Count
            ? new PolicyRecord(left)
            : throw new ResourceNotFoundException($"Statement {statementId} is not found in resource policy.");
    }

    private static void RequireNew(PolicyRecord policy, string statementId)
    {
        if (policy.Statements.Any(s => s.Sid == statementId))
        {
            throw new ResourceConflictException(
                $"The statement id ({statementId}) provided already exists. Please provide a new statement id, or remove the existing statement.");
        }
    }

    private static PolicyRecord Add(PolicyRecord policy, string statementId, string statement)
    {
        var added = new PolicyRecord([.. policy.Statements, new PolicyStatementRecord(statementId, statement)]);
        var bytes = Encoding.UTF8.GetByteCount(ToJson(added));
        return bytes <= LambdaLimits.PolicyBytes
            ? added
            : throw new PolicyLengthExceededException($"The final policy size ({bytes}) is bigger than the limit ({LambdaLimits.PolicyBytes}).");
    }

    private static string Statement(AddPermissionInput input, string resourceArn)
    {
        (string Key, string? Value)[] equal =
        [
            ("lambda:FunctionUrlAuthType", input.FunctionUrlAuthType),
            ("aws:PrincipalOrgID", input.PrincipalOrgID),
            ("AWS:SourceAccount", input.SourceAccount),
            ("lambda:EventSourceToken", input.EventSourceToken),
        ];
        return Statement(input.StatementId, input.Principal, input.Action, resourceArn, [.. equal.Where(c => c.Value is not null)], input.SourceArn);
    }

    private static string Statement(
        string statementId, string principal, string action, string resourceArn, List<(string Key, string? Value)> equal, string? sourceArn)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer, s_plain))
        {
            writer.WriteStartObject();
            writer.WriteString("Sid", statementId);
            writer.WriteString("Effect", "Allow");
            WritePrincipal(writer, principal);
            writer.WriteString("Action", action);
            writer.WriteString("Resource", resourceArn);
            if (equal.Count > 0 || sourceArn is not null)
            {
                writer.WriteStartObject("Condition");
                WriteOperator(writer, "StringEquals", equal);
                WriteOperator(writer, "ArnLike", sourceArn is null ? [] : [("AWS:SourceArn", sourceArn)]);
                writer.WriteEndObject();
            }

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
