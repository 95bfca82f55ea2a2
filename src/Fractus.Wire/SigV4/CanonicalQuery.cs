namespace Fractus.Wire.SigV4;

/// <summary>A query string in the form that is signed: every name and value encoded in the one way, sorted by their bytes.</summary>
internal static class CanonicalQuery
{
    public static void Append(ref PooledUtf8 output, ReadOnlySpan<char> query, bool isPresigned)
    {
        var encoded = new PooledUtf8(query.Length * 3);
        try
        {
            var parameters = new List<Parameter>();
            foreach (var range in query.Split('&'))
            {
                if (!query[range].IsEmpty)
                {
                    parameters.Add(Encode(ref encoded, query[range]));
                }
            }

            AppendSorted(ref output, encoded.Written.ToArray(), parameters, isPresigned);
        }
        finally
        {
            encoded.Dispose();
        }
    }

    private static Parameter Encode(ref PooledUtf8 encoded, ReadOnlySpan<char> pair)
    {
        var start = encoded.Length;
        var equals = pair.IndexOf('=');
        CanonicalEncoding.AppendNormalized(ref encoded, equals < 0 ? pair : pair[..equals], isPath: false);
        var nameEnd = encoded.Length;
        CanonicalEncoding.AppendNormalized(ref encoded, equals < 0 ? "" : pair[(equals + 1)..], isPath: false);
        return new Parameter(start..nameEnd, nameEnd..encoded.Length);
    }

    private static void AppendSorted(ref PooledUtf8 output, byte[] encoded, List<Parameter> parameters, bool isPresigned)
    {
        parameters.Sort((a, b) => encoded.AsSpan(a.Name).SequenceCompareTo(encoded.AsSpan(b.Name)) is var order and not 0
            ? order
            : encoded.AsSpan(a.Value).SequenceCompareTo(encoded.AsSpan(b.Value)));
        var isFirst = true;
        foreach (var (name, value) in parameters)
        {
            // The signature cannot be part of what it signs.
            if (isPresigned && encoded.AsSpan(name).SequenceEqual("X-Amz-Signature"u8))
            {
                continue;
            }

            output.Append(isFirst ? "" : "&");
            output.Append(encoded.AsSpan(name));
            output.Append((byte)'=');
            output.Append(encoded.AsSpan(value));
            isFirst = false;
        }
    }

    private readonly record struct Parameter(Range Name, Range Value);
}
