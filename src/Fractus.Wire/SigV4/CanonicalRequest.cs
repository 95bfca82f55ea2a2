namespace Fractus.Wire.SigV4;

/// <summary>Builds the text that a signature is computed over. Source: "Create a signed AWS API request" in the IAM user guide.</summary>
internal static class CanonicalRequest
{
    /// <param name="output">Where to.</param>
    /// <param name="request">The request as sent.</param>
    /// <param name="signature">What it says of its signature.</param>
    /// <param name="payloadHash">The last line: a hash in hexadecimal, or a word that stands for one.</param>
    public static void Append(ref PooledUtf8 output, WireRequest request, SigV4Request signature, ReadOnlySpan<byte> payloadHash)
    {
        output.Append(request.Method);
        output.Append((byte)'\n');
        AppendPath(ref output, request.Path, isS3: signature.Service == "s3");
        output.Append((byte)'\n');
        if (request.Query.Length > 0)
        {
            CanonicalQuery.Append(ref output, request.Query, signature.IsPresigned);
        }

        output.Append((byte)'\n');
        var names = signature.SignedHeaders;
        for (var i = 0; i < names.Count; i++)
        {
            output.Append(names[i]);
            output.Append((byte)':');
            AppendHeader(ref output, request.Headers.Get(names[i]));
            output.Append((byte)'\n');
        }

        output.Append((byte)'\n');
        for (var i = 0; i < names.Count; i++)
        {
            output.Append(i == 0 ? "" : ";");
            output.Append(names[i]);
        }

        output.Append((byte)'\n');
        output.Append(payloadHash);
    }

    // Every service but S3 signs the path as sent, encoded once more, with empty and dot segments resolved.
    private static void AppendPath(ref PooledUtf8 output, ReadOnlySpan<char> path, bool isS3)
    {
        if (path.Length <= 1)
        {
            output.Append((byte)'/');
            return;
        }

        if (isS3)
        {
            CanonicalEncoding.AppendNormalized(ref output, path, isPath: true);
            return;
        }

        var start = output.Length;
        foreach (var range in path.Split('/'))
        {
            switch (path[range])
            {
                case "" or ".":
                    break;
                case "..":
                    output.Truncate(Math.Max(start, start + output.Written[start..].LastIndexOf((byte)'/')));
                    break;
                default:
                    output.Append((byte)'/');
                    CanonicalEncoding.AppendEncoded(ref output, path[range]);
                    break;
            }
        }

        if (output.Length == start || path[^1] == '/')
        {
            output.Append((byte)'/');
        }
    }

    // Blanks around a value go, and runs of them count as one.
    private static void AppendHeader(ref PooledUtf8 output, ReadOnlySpan<char> value)
    {
        value = value.Trim();
        if (!value.Contains("  ", StringComparison.Ordinal) && !value.Contains('\t'))
        {
            output.Append(value);
            return;
        }

        foreach (var range in value.SplitAny(' ', '\t'))
        {
            if (!value[range].IsEmpty)
            {
                output.Append(range.Start.Value == 0 ? "" : " ");
                output.Append(value[range]);
            }
        }
    }
}
