using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Fractus.Lambda.Contract;

namespace Fractus.Lambda.Rules;

/// <summary>A function's own environment variables.</summary>
internal static class FunctionEnvironment
{
    // Source: "Defined runtime environment variables", those that are reserved.
    private static readonly string[] s_reserved =
    [
        "_HANDLER", "_X_AMZN_TRACE_ID", "AWS_DEFAULT_REGION", "AWS_REGION", "AWS_EXECUTION_ENV", "AWS_LAMBDA_FUNCTION_NAME",
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "AWS_LAMBDA_FUNCTION_VERSION", "AWS_LAMBDA_INITIALIZATION_TYPE", "AWS_LAMBDA_LOG_GROUP_NAME",
        "AWS_LAMBDA_LOG_STREAM_NAME", "AWS_ACCESS_KEY", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN",
        "AWS_LAMBDA_RUNTIME_API", "LAMBDA_TASK_ROOT", "LAMBDA_RUNTIME_DIR",
    ];

    /// <exception cref="InvalidParameterValueException">They are too many bytes, or set what the service sets.</exception>
    public static void Check(IReadOnlyDictionary<string, string> variables)
    {
        var reserved = variables.Keys.Where(s_reserved.Contains).ToList();
        if (reserved.Count > 0)
        {
            throw new InvalidParameterValueException(
                "Lambda was unable to configure your environment variables because the environment variables you have provided contains reserved keys that are currently not supported for modification. "
                + $"Reserved keys used in this request: {string.Join(", ", reserved)}");
        }

        var measured = Measure(variables);
        if (measured.Length > LambdaLimits.EnvironmentBytes)
        {
            throw new InvalidParameterValueException(
                $"Lambda was unable to configure your environment variables because the environment variables you have provided exceeded the 4KB limit. String measured: {Encoding.UTF8.GetString(measured)}");
        }
    }

    private static ReadOnlySpan<byte> Measure(IReadOnlyDictionary<string, string> variables)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        writer.WriteStartObject();
        foreach (var (name, value) in variables)
        {
            writer.WriteString(name, value);
        }

        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenSpan;
    }
}
