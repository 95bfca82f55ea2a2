namespace Fractus.ApiGateway.Rules.Requests;

/// <summary>Which API and stage a request is for, and what remains of its path.</summary>
/// <param name="ApiId">The API.</param>
/// <param name="StageName">Empty where the path names none.</param>
/// <param name="Region">Where the host names one, else null.</param>
/// <param name="Rest">The path behind the stage, with its slash, as sent.</param>
internal readonly record struct InvokeTarget(string ApiId, string StageName, string? Region, string Rest)
{
    private const string HostMark = ".execute-api.";
    private const string AwsSuffix = ".amazonaws.com";
    private const string ExecuteApiPath = "/_aws/execute-api/";
    private const string RestApisPath = "/restapis/";
    private const string UserRequest = "_user_request_";

    /// <summary>Whether a request is for an API at all.</summary>
    public static bool IsInvocation(string host, string path) =>
        host.IndexOf(HostMark, StringComparison.Ordinal) > 0
        || path.StartsWith(ExecuteApiPath, StringComparison.Ordinal)
        || (path.StartsWith(RestApisPath, StringComparison.Ordinal) && Part(path, 4) == UserRequest);

    /// <param name="host">Without port, in lower case.</param>
    /// <param name="path">As sent.</param>
    public static InvokeTarget Parse(string host, string path)
    {
        var mark = host.IndexOf(HostMark, StringComparison.Ordinal);
        if (mark > 0)
        {
            var domain = host[(mark + HostMark.Length)..];
            var region = domain.EndsWith(AwsSuffix, StringComparison.Ordinal) ? domain[..^AwsSuffix.Length] : null;
            var trimmed = path.TrimStart('/');
            return new InvokeTarget(host[..mark], Part("/" + trimmed, 1), region, After("/" + trimmed, 1));
        }

        return path.StartsWith(ExecuteApiPath, StringComparison.Ordinal)
            ? new InvokeTarget(Part(path, 3), Part(path, 4), null, After(path, 4))
            : new InvokeTarget(Part(path, 2), Part(path, 3), null, After(path, 4));
    }

    // Counted from one: the text between two slashes.
    private static string Part(string path, int number)
    {
        var start = Start(path, number);
        if (start > path.Length)
        {
            return "";
        }

        var end = path.IndexOf('/', start);
        return end < 0 ? path[start..] : path[start..end];
    }

    private static string After(string path, int number)
    {
        var start = Start(path, number + 1) - 1;
        return start >= path.Length ? "" : path[start..];
    }

    // Behind so many slashes; behind the end where there are fewer.
    private static int Start(string path, int number)
    {
        var at = 0;
        for (; number > 0; number--)
        {
            at = at >= path.Length ? -1 : path.IndexOf('/', at);
            if (at < 0)
            {
                return path.Length + 1;
            }

            at++;
        }

        return at;
    }
}
