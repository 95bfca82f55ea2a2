using System.Text.Json;
using System.Text.Json.Serialization;
using Fractus.DynamoDb.Rules.Backups;
using Fractus.DynamoDb.Rules.Tables;
using Fractus.DynamoDb.Storage.Backups;
using Fractus.Store;

namespace Fractus.DynamoDb.Storage.Recovery;

/// <summary>Fills a table from a backup. A backup's content never changes, so a step may read it in its transaction.</summary>
internal sealed class BackupRestore(IBlobStore blobs) : ITableJobKind
{
    public const string Kind = "restore-backup";

    public string Name => Kind;

    /// <param name="target">The table.</param>
    /// <param name="backup">Noted as being in use in the same transaction.</param>
    public static TableJob Job(Table target, BackupRecord backup) =>
        RestoreJobs.Job(Kind, target, Cursor(new BackupSource(backup.Arn, 0)));

    public byte[]? Step(ITransaction transaction, TableJob job)
    {
        var source = JsonSerializer.Deserialize(job.Cursor, BackupSourceJson.Default.BackupSource)!;
        var target = RestoreJobs.Target(transaction, job);
        var backup = BackupCatalog.Find(transaction, BackupCatalog.KeyOf(source.Arn))
            ?? throw new InvalidOperationException($"The backup {source.Arn} is gone while it is used.");
        var batch = new RestoreBatch();
        var isAtEnd = true;
        using (var content = blobs.OpenRead(new BlobId(backup.Blob!.Sha256, backup.Blob.Length)))
        {
            foreach (var (item, offset) in BackupContent.Read(content, source.Offset))
            {
                batch.Add(ItemKey.OfItem(target, item).AsMemory(target.ItemPrefix.Length), item);
                source = source with { Offset = offset };
                if (batch.IsFull)
                {
                    isAtEnd = false;
                    break;
                }
            }
        }

        batch.Apply(transaction, target);
        if (!isAtEnd)
        {
            return Cursor(source);
        }

        RestoreJobs.Finish(transaction, target);
        BackupCatalog.Write(transaction, backup with { RestoringTable = null });
        return null;
    }

    private static byte[] Cursor(BackupSource source) => JsonSerializer.SerializeToUtf8Bytes(source, BackupSourceJson.Default.BackupSource);
}

/// <param name="Arn">The backup's.</param>
/// <param name="Offset">How far its content is read.</param>
internal sealed record BackupSource(string Arn, long Offset);

[JsonSerializable(typeof(BackupSource))]
internal sealed partial class BackupSourceJson : JsonSerializerContext;
