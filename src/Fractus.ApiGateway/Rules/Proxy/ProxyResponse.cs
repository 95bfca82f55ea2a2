using System.Globalization;
using System.Text;
using Fractus.ApiGateway.Rules.Compiled;
using Fractus.ApiGateway.Rules.Requests;
using Fractus.ApiGateway.Rules.Responses;
using Fractus.ApiGateway.Rules.Values;

namespace Fractus.ApiGateway.Rules.Proxy;

/// <summary>
/// What a function of a proxy integration answers: <c>statusCode</c>, <c>headers</c>, <c>multiValueHeaders</c>, <c>body</c> and
/// <c>isBase64Encoded</c>, each of them or none, and nothing else. Source: "Output format of a Lambda function for proxy integration" of the developer
/// guide, and answers recorded of the real service.
/// </summary>
internal static class ProxyResponse
{
    private const int DefaultStatus = 200;

    /// <param name="payload">The function's answer.</param>
    /// <param name="binaryMediaTypes">Of the API.</param>
    /// <param name="accept">Of the request; with a binary type in it, a body in base 64 is decoded.</param>
    /// <exception cref="GatewayFailure">The answer has another form.</exception>
    public static GatewayResponse Read(ReadOnlyMemory<byte> payload, MediaTypes binaryMediaTypes, string? accept)
    {
        if (!JsonValues.TryParse(payload.Span, out var value) || value is not ValueMap answer)
        {
            throw GatewayFailure.MalformedProxyResponse();
        }

        var status = DefaultStatus;
        string? body = null;
        var isEncoded = false;
        foreach (var (name, member) in answer)
        {
            switch (name)
            {
                case "statusCode":
                    status = Status(member);
                    break;
                case "body":
                    body = member is null or string ? (string?)member : throw GatewayFailure.MalformedProxyResponse();
                    break;
                case "isBase64Encoded":
                    isEncoded = member switch { bool flag => flag, null => false, _ => throw GatewayFailure.MalformedProxyResponse() };
                    break;
                case "headers" or "multiValueHeaders":
                    break;
                default:
                    throw GatewayFailure.MalformedProxyResponse();
            }
        }

        var headers = Headers(answer.Find("multiValueHeaders"), answer.Find("headers"));
        return new GatewayResponse(status, headers, Body(body, isEncoded && AcceptsBinary(binaryMediaTypes, accept, headers))) { IsTraced = true };
    }

    private static bool AcceptsBinary(MediaTypes types, string? accept, List<KeyValuePair<string, string>> headers) => types.Contains(
        accept ?? headers.FirstOrDefault(h => h.Key.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)).Value);

    // An answer with a status below 200 would not be the last one, so it cannot be given.
    private static int Status(object? value)
    {
        var status = value switch
        {
            null => DefaultStatus,
            long number => number,
            string text when long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
            _ => 0,
        };
        return status is >= 200 and <= 599 ? (int)status : throw GatewayFailure.MalformedProxyResponse();
    }

    // A header of both maps has the values of the first, then that of the second, under the first one's spelling.
    private static List<KeyValuePair<string, string>> Headers(object? multiValueHeaders, object? headers)
    {
        var result = new List<KeyValuePair<string, string>>();
        foreach (var (name, values) in Members(multiValueHeaders))
        {
            foreach (var value in values as ValueList ?? throw GatewayFailure.MalformedProxyResponse())
            {
                result.Add(new(name, Text(value)));
            }
        }

        foreach (var (name, value) in Members(headers))
        {
            var spelled = result.FirstOrDefault(h => h.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Key ?? name;
            result.Add(new(spelled, Text(value)));
        }

        return result;
    }

    private static ValueMap Members(object? value) => value switch
    {
        null => [],
        ValueMap map => map,
        _ => throw GatewayFailure.MalformedProxyResponse(),
    };

    private static string Text(object? value) => value is null ? "" : Scalars.Text(value) ?? throw GatewayFailure.MalformedProxyResponse();

    private static ReadOnlyMemory<byte> Body(string? body, bool isEncoded)
    {
        if (body is null)
        {
            return default;
        }

        var text = Encoding.UTF8.GetBytes(body);

        // Recorded of the real service: 500 where it is no Base64, where an answer of another form is 502.
        return isEncoded ? BodyConversion.Decode(text) : text;
    }
}
