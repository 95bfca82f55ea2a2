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
/// A content that is not deleted by its owner stays. A later sweep will remove those that no service refers to and that were written
/// more than an hour before: publish within that time.
/// </remarks>
public interface IBlobStore
{
    /// <summary>Writes a content, read to its end; it is durable when this completes.</summary>
    ValueTask<BlobId> WriteAsync(Stream content, CancellationToken cancellation = default);

    /// <summary>As above, for a content that its owner will delete.</summary>
    /// <param name="content">Read to its end.</param>
    /// <param name="announce">
    /// Called when the content has its id and is not yet in its place. What it notes durably lets its owner remove what a crash in
    /// between leaves behind.
    /// </param>
    /// <param name="cancellation">Leaves nothing.</param>
    ValueTask<BlobId> WriteAsync(Stream content, Func<BlobId, ValueTask>? announce, CancellationToken cancellation);

    /// <summary>
    /// Removes a content; it need not be there. Only for one that nobody else can have written: equal contents are kept once.
    /// </summary>
    void Delete(BlobId id);

    /// <exception cref="FileNotFoundException">No such content is here.</exception>
    Stream OpenRead(BlobId id);

    /// <summary>The file that holds a content; it is never changed, and must not be by the caller.</summary>
    string PathOf(BlobId id);
}
