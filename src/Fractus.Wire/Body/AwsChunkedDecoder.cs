using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Fractus.Kernel;

namespace Fractus.Wire.Body;

/// <summary>
/// Takes the framing off a body in <c>aws-chunked</c> form, in pieces of any size, and checks it on the way: lengths, the signature of
/// each chunk, the checksum in the trailer. What it has put out is good only once <see cref="Complete"/> has returned.
/// </summary>
public sealed class AwsChunkedDecoder : IDisposable
{
    // A size in hexadecimal and a signature take about a hundred bytes, a trailing checksum still less.
    private const int MaxLineLength = 1024;
    private const int MaxTrailerLines = 16;
    private const int LeastChunkSize = 8192;
    private const string SignatureField = "chunk-signature=";

    private readonly long _decodedLength;
    private readonly ChunkSignatures? _signatures;
    private readonly AwsChunkedTrailer _trailer;
    private readonly PayloadChecksum? _checksum;
    private readonly IncrementalHash? _chunkHash;
    private readonly ArrayBufferWriter<byte> _line = new(128);
    private State _state = State.Size;
    private string _signature = "";
    private long _chunkSize;
    private long _chunkLeft;
    private long _decoded;
    private int _trailerLines;

    internal AwsChunkedDecoder(long decodedLength, ChunkSignatures? signatures, ChecksumAlgorithm? trailing, bool hasTrailer)
    {
        _decodedLength = decodedLength;
        _signatures = signatures;
        _trailer = new AwsChunkedTrailer(trailing, signatures, hasTrailer);
        _checksum = trailing is { } algorithm ? new PayloadChecksum(algorithm) : null;
        _chunkHash = signatures is null ? null : IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    }

    private enum State
    {
        Size,
        Data,
        DataEnd,
        Trailer,
        End,
    }

    /// <summary>The checksum that the trailer carried, in base64; null before <see cref="Complete"/> and where it carries none.</summary>
    public string? TrailingChecksum => _trailer.Checksum;

    /// <exception cref="ApiException">The body is malformed, too long, or a chunk's signature is wrong.</exception>
    public void Append(ReadOnlySpan<byte> input, IBufferWriter<byte> output)
    {
        while (!input.IsEmpty)
        {
            switch (_state)
            {
                case State.Data:
                    var data = input[..(int)Math.Min(_chunkLeft, input.Length)];
                    TakeData(data, output);
                    input = input[data.Length..];
                    break;
                case State.End:
                    throw BodyErrors.Incomplete();
                default:
                    if (TryTakeLine(ref input))
                    {
                        ProcessLine();
                    }

                    break;
            }
        }
    }

    /// <summary>Checks that the body ended as it should.</summary>
    /// <exception cref="ApiException">It is incomplete, or the trailing checksum does not match.</exception>
    public void Complete()
    {
        if (_state != State.End)
        {
            throw BodyErrors.Incomplete();
        }

        if (_decoded != _decodedLength)
        {
            throw BodyErrors.LengthMismatch();
        }

        _trailer.Verify(_checksum);
    }

    public void Dispose()
    {
        _checksum?.Dispose();
        _chunkHash?.Dispose();
    }

    private void TakeData(ReadOnlySpan<byte> data, IBufferWriter<byte> output)
    {
        output.Write(data);
        _chunkHash?.AppendData(data);
        _checksum?.Append(data);
        _decoded += data.Length;
        _chunkLeft -= data.Length;
        if (_chunkLeft == 0)
        {
            _state = State.DataEnd;
        }
    }

    private void ProcessLine()
    {
        var line = _line.WrittenSpan;
        switch (_state)
        {
            case State.Size:
                BeginChunk(line);
                break;
            case State.DataEnd when line.IsEmpty:
                VerifyChunk();
                _state = State.Size;
                break;
            case State.Trailer when line.IsEmpty:
                _state = State.End;
                break;
            case State.Trailer:
                if (++_trailerLines > MaxTrailerLines)
                {
                    throw BodyErrors.MalformedTrailer();
                }

                _trailer.Add(Encoding.Latin1.GetString(line));
                break;
            default:
                throw BodyErrors.Incomplete();
        }

        _line.ResetWrittenCount();
    }

    // "400;chunk-signature=…" or, unsigned, "400".
    private void BeginChunk(ReadOnlySpan<byte> line)
    {
        var semicolon = line.IndexOf((byte)';');
        var digits = semicolon < 0 ? line : line[..semicolon];
        if (!Utf8Parser.TryParse(digits, out long size, out var consumed, 'x') || consumed != digits.Length || size < 0)
        {
            throw BodyErrors.Incomplete();
        }

        if (_signatures is not null)
        {
            var field = semicolon < 0 ? "" : Encoding.Latin1.GetString(line[(semicolon + 1)..]);
            _signature = field.StartsWith(SignatureField, StringComparison.Ordinal) ? field[SignatureField.Length..] : throw BodyErrors.Incomplete();
        }

        if (size > 0 && _decoded > 0 && _chunkSize < LeastChunkSize)
        {
            throw BodyErrors.ChunkTooSmall();
        }

        if (size > _decodedLength - _decoded)
        {
            throw BodyErrors.LengthMismatch();
        }

        (_chunkSize, _chunkLeft) = (size, size);
        _state = size > 0 ? State.Data : State.Trailer;
        if (size == 0)
        {
            VerifyChunk();
        }
    }

    private void VerifyChunk()
    {
        if (_signatures is not null)
        {
            Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
            _chunkHash!.GetHashAndReset(hash);
            _signatures.VerifyChunk(_signature, hash);
        }
    }

    // True where a whole line, without its CR LF, stands in the buffer.
    private bool TryTakeLine(ref ReadOnlySpan<byte> input)
    {
        var feed = input.IndexOf((byte)'\n');
        var part = feed < 0 ? input : input[..(feed + 1)];
        if (_line.WrittenCount + part.Length > MaxLineLength)
        {
            throw BodyErrors.Incomplete();
        }

        _line.Write(part);
        input = input[part.Length..];
        if (feed < 0)
        {
            return false;
        }

        var length = _line.WrittenCount;
        if (length < 2 || _line.WrittenSpan[length - 2] != '\r')
        {
            // In a trailer the documentation's own examples end a header with a bare line feed before the CR LF.
            return _state == State.Trailer ? false : throw BodyErrors.Incomplete();
        }

        var kept = _line.WrittenSpan[..(length - 2)].TrimEnd((byte)'\n').ToArray();
        _line.ResetWrittenCount();
        _line.Write(kept);
        return true;
    }
}
