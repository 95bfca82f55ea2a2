using Fractus.DynamoDb.Contract;
using Fractus.Kernel;

namespace Fractus.DynamoDb.Rules.Backups;

/// <summary>Which backup a request is about.</summary>
/// <param name="Table">The name of its table.</param>
/// <param name="Id">The last part of the ARN.</param>
/// <param name="Region">As the ARN has it.</param>
internal readonly record struct BackupName(string Table, string Id, string Region);

/// <summary>The ARNs of backups, and the words of their operations for what is not there. Checks and texts are those of the real
/// service, as public probes of it have recorded them.</summary>
internal static class BackupNames
{
    private const string Tables = "table/";
    private const string Backups = "/backup/";

    /// <exception cref="ApiException">It is no backup's ARN, or another account's.</exception>
    public static BackupName Parse(string backupArn, Caller caller)
    {
        if (!Arn.TryParse(backupArn, out var arn))
        {
            throw Invalid.Request("Invalid Backup ARN");
        }

        if (arn.Partition != caller.Partition || arn.Service != "dynamodb")
        {
            throw Invalid.Request("Invalid Request: BackupArn is not valid");
        }

        if (arn.Account != caller.Account)
        {
            throw new CommonApiException("AccessDeniedException", 400, "Access is denied");
        }

        var backup = arn.Resource.IndexOf(Backups, StringComparison.Ordinal);
        if (!arn.Resource.StartsWith(Tables, StringComparison.Ordinal) || backup <= Tables.Length)
        {
            throw Invalid.Request("Invalid Backup ARN");
        }

        return new BackupName(arn.Resource[Tables.Length..backup], arn.Resource[(backup + Backups.Length)..], arn.Region);
    }

    /// <summary>The plain name of a table, in the operations on backups.</summary>
    public static string Table(string nameOrArn, Caller caller) => TableNames.Of(nameOrArn, caller, notFound: TableNotFound);

    /// <summary>The id of a backup that is made at a time; it sorts by that.</summary>
    /// <param name="createdAt">To the millisecond.</param>
    /// <param name="suffix">8 hexadecimal digits.</param>
    public static string Id(DateTimeOffset createdAt, string suffix) => $"{createdAt.ToUnixTimeMilliseconds():D14}-{suffix}";

    public static ApiException NotFound(string arn) => new BackupNotFoundException($"Backup not found: {arn}");

    public static ApiException TableNotFound(string name) => new TableNotFoundException($"Table not found: {name}");
}
