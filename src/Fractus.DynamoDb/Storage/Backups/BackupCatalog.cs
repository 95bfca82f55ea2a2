using System.Text.Json;
using Fractus.DynamoDb.Rules.Backups;
using Fractus.Store;

namespace Fractus.DynamoDb.Storage.Backups;

/// <summary>The backups' records. Those of a table stand together, oldest first.</summary>
internal static class BackupCatalog
{
    public static byte[] Key(BackupRecord backup) => Key(backup.Account, backup.Region, backup.Table.Name, backup.Id);

    public static byte[] Key(string account, string region, string table, string id) => KeySpace.Backups.Key(account, region, table, id);

    /// <param name="backupArn">A backup's.</param>
    public static byte[] KeyOf(string backupArn)
    {
        var arn = Kernel.Arn.Parse(backupArn);
        return arn.Resource.Split('/') is ["table", var table, "backup", var id]
            ? Key(arn.Account, arn.Region, table, id)
            : throw new ArgumentException($"{backupArn} is not the ARN of a backup.", nameof(backupArn));
    }

    /// <summary>The keys of a region's backups, or of one table's.</summary>
    public static KeyRange Range(string account, string region, string? table) =>
        table is null ? KeySpace.Backups.Range(account, region) : KeySpace.Backups.Range(account, region, table);

    public static BackupRecord? Find(IReadTransaction reader, byte[] key) =>
        reader.TryGet(key, out var stored) ? Parse(stored) : null;

    public static IEnumerable<BackupRecord> Read(IReadTransaction reader, KeyRange range)
    {
        foreach (var pair in reader.Range(range))
        {
            yield return Parse(pair.Value);
        }
    }

    public static void Write(ITransaction transaction, BackupRecord backup) =>
        transaction.Set(Key(backup), JsonSerializer.SerializeToUtf8Bytes(backup, BackupJson.Default.BackupRecord));

    /// <summary>Stores a backup that is to be written, under an id that none has.</summary>
    public static BackupRecord Add(ITransaction transaction, BackupRecord backup, string suffix)
    {
        var createdAt = backup.CreatedAt;
        while (transaction.TryGet(Key(backup), out _))
        {
            createdAt += TimeSpan.FromMilliseconds(1);
            backup = backup with { Id = BackupNames.Id(createdAt, suffix) };
        }

        Write(transaction, backup);
        transaction.Set(KeySpace.UnfinishedBackups.Key(Key(backup)), []);
        return backup;
    }

    /// <summary>Removes a record, and names its content for removal.</summary>
    public static void Remove(ITransaction transaction, BackupRecord backup)
    {
        transaction.Clear(Key(backup));
        transaction.Clear(KeySpace.UnfinishedBackups.Key(Key(backup)));
        if (backup.Blob is { } blob)
        {
            transaction.Set(KeySpace.Garbage.Key(blob.Sha256), JsonSerializer.SerializeToUtf8Bytes(blob, BackupJson.Default.BlobRecord));
        }
    }

    /// <summary>The backups that are being written.</summary>
    public static IEnumerable<BackupRecord> ReadUnfinished(IReadTransaction reader)
    {
        foreach (var pair in reader.Range(KeySpace.UnfinishedBackups.Range()))
        {
            if (Find(reader, KeySpace.UnfinishedBackups.Unpack(pair.Key).ReadBytes()) is { } backup)
            {
                yield return backup;
            }
        }
    }

    /// <summary>The contents that are to be removed.</summary>
    public static IEnumerable<BlobRecord> ReadGarbage(IReadTransaction reader)
    {
        foreach (var pair in reader.Range(KeySpace.Garbage.Range()))
        {
            yield return JsonSerializer.Deserialize(pair.Value.Span, BackupJson.Default.BlobRecord)!;
        }
    }

    private static BackupRecord Parse(ReadOnlyMemory<byte> stored) => JsonSerializer.Deserialize(stored.Span, BackupJson.Default.BackupRecord)!;
}
