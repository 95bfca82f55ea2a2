namespace Fractus.Store;

/// <summary>Names content by what it is.</summary>
/// <param name="Sha256">64 lower-case hexadecimal digits.</param>
/// <param name="Length">Bytes.</param>
public readonly record struct BlobId(string Sha256, long Length);

/// <summary>
/// Large contents (objects, code packages) as files beside the store. Content is written first, and published by a transaction that
/// stores its id; until then nobody can know of it. The same content is kept once.
/// </summary>
/// <remarks>
/// Nothing removes a content yet. A later sweep will remove those that no service refers to and that were written more than an hour
/// before: publish within that time.
/// </remarks>
public interface IBlobStore
{
    /// <summary>Writes a content, read to its end; it is durable when this completes.</summary>
    ValueTask<BlobId> WriteAsync(Stream content, CancellationToken cancellation = default);

    /// <exception cref="FileNotFoundException">No such content is here.</exception>
    Stream OpenRead(BlobId id);

    /// <summary>The file that holds a content; it is never changed, and must not be by the caller.</summary>
    string PathOf(BlobId id);
}
