using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules.Tables;

namespace Fractus.DynamoDb.Rules.Streams;

/// <summary>When a table can have a stream.</summary>
internal static class StreamRules
{
    public static void CheckCreation(StreamSpecification? specification)
    {
        switch (specification)
        {
            case { StreamEnabled: true, StreamViewType: null }:
                throw Invalid.Parameter("Table is being created with a stream enabled, UpdateViewType is required");
            case { StreamEnabled: false, StreamViewType: not null }:
                throw Invalid.Parameter("Table is being created with a stream disabled, UpdateViewType should not be specified");
        }
    }

    /// <summary>What is wrong with a change of any table.</summary>
    public static void CheckUpdate(StreamSpecification? specification)
    {
        switch (specification)
        {
            case { StreamEnabled: true, StreamViewType: null }:
                throw Invalid.Parameter("If stream is being enabled then UpdateViewType is required");
            case { StreamEnabled: false, StreamViewType: not null }:
                throw Invalid.Parameter("If stream is being disabled, then UpdateViewType must not be specified");
        }
    }

    /// <summary>What is wrong with the change of this table.</summary>
    public static void CheckUpdate(StreamSpecification? specification, TableRecord record)
    {
        switch (specification?.StreamEnabled, record.Stream?.IsEnabled)
        {
            case (true, true):
                throw Invalid.Request($"Table already has an enabled stream: TableName: {record.Name}");
            case (false, null or false):
                throw Invalid.Request($"Table has no stream to disable: TableName: {record.Name}");
        }
    }
}
