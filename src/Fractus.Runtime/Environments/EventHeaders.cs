using System.Buffers;
using System.Globalization;
using System.Text;

namespace Fractus.Runtime.Environments;

/// <summary>The header lines with which an event goes to a runtime.</summary>
internal static class EventHeaders
{
    private static readonly SearchValues<char> ControlCharacters =
        SearchValues.Create([.. Enumerable.Range(0, 32).Select(code => (char)code), '\x7F']);

    internal static void Write(ArrayBufferWriter<byte> lines, InvocationRequest request, string functionArn, long deadlineMs)
    {
        lines.ResetWrittenCount();
        Write(lines, "Lambda-Runtime-Aws-Request-Id: ", request.RequestId);
        Write(lines, "Lambda-Runtime-Deadline-Ms: ", deadlineMs.ToString(CultureInfo.InvariantCulture));
        Write(lines, "Lambda-Runtime-Invoked-Function-Arn: ", request.InvokedFunctionArn ?? functionArn);
        Write(lines, "Lambda-Runtime-Trace-Id: ", request.TraceId);
        Write(lines, "Lambda-Runtime-Client-Context: ", request.ClientContext);
        Write(lines, "Lambda-Runtime-Cognito-Identity: ", request.CognitoIdentity);
    }

    /// <summary>Adds that the event comes ahead of its turn, under this number.</summary>
    internal static void WriteAhead(ArrayBufferWriter<byte> lines, byte number)
    {
        Span<byte> digits = stackalloc byte[3];
        _ = number.TryFormat(digits, out var length, default, CultureInfo.InvariantCulture);
        lines.Write("Fractus-Ahead: "u8);
        lines.Write(digits[..length]);
        lines.Write("\r\n"u8);
    }

    private static void Write(ArrayBufferWriter<byte> lines, string name, string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return;
        }

        if (value.AsSpan().ContainsAny(ControlCharacters))
        {
            // A line end inside a value would be another header. In the JSON values it can only be white space.
            value = new string([.. value.Select(letter => char.IsControl(letter) ? ' ' : letter)]);
        }

        Encoding.UTF8.GetBytes(name, lines);
        Encoding.UTF8.GetBytes(value, lines);
        lines.Write("\r\n"u8);
    }
}
