using System.Reflection;
using System.Text.Json;

namespace Fractus.DotNetBootstrap;

/// <summary>Errors as the real runtime reports them.</summary>
internal static class ErrorDocument
{
    private static readonly string[] s_callers = [" System.Reflection.", " InvokeStub_", "--- End of stack trace"];

    /// <summary>What the function threw, without what reflection and tasks put around it.</summary>
    public static Exception Unwrap(Exception failure) => failure switch
    {
        TargetInvocationException { InnerException: { } inner } => Unwrap(inner),
        AggregateException { InnerExceptions: [var single] } => Unwrap(single),
        _ => failure,
    };

    public static byte[] Of(Exception failure)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            Write(json, Unwrap(failure));
        }

        return buffer.ToArray();
    }

    public static string Text(Exception failure) => Unwrap(failure).ToString();

    /// <summary>The frames above ours and above what calls a function for us.</summary>
    private static List<string> FunctionsFrames(string trace)
    {
        var frames = trace.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .TakeWhile(frame => !frame.Contains($" {nameof(Fractus)}.{nameof(DotNetBootstrap)}.", StringComparison.Ordinal)).ToList();
        while (frames.Count > 0 && s_callers.Any(caller => frames[^1].Contains(caller, StringComparison.Ordinal)))
        {
            frames.RemoveAt(frames.Count - 1);
        }

        return frames;
    }

    private static void Write(Utf8JsonWriter json, Exception failure)
    {
        json.WriteStartObject();
        json.WriteString("errorType", failure is HandlerException named ? named.ErrorType : failure.GetType().Name);
        json.WriteString("errorMessage", failure.Message);
        json.WriteStartArray("stackTrace");
        foreach (var frame in FunctionsFrames(failure.StackTrace ?? ""))
        {
            json.WriteStringValue(frame);
        }

        json.WriteEndArray();
        if (failure.InnerException is { } cause)
        {
            json.WritePropertyName("cause");
            Write(json, cause);
        }

        json.WriteEndObject();
    }
}

/// <summary>The handler cannot be found or called; the message says why.</summary>
internal sealed class HandlerException(string errorType, string message) : Exception(message)
{
    public string ErrorType { get; } = errorType;
}
