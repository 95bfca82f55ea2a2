using System.Text.Json;
using Fractus.Store;

namespace Fractus.Lambda.Storage;

/// <summary>What a function has beside its versions.</summary>
internal sealed record FunctionSettingsRecord
{
    private static readonly FunctionSettingsRecord s_none = new();

    /// <summary>The number of the version published last, also when it is deleted; 0 where none was.</summary>
    public long LastVersion { get; init; }

    /// <summary>Whether the function may invoke itself without end.</summary>
    public bool AllowsLoops { get; init; }

    public static FunctionSettingsRecord Read(IReadTransaction reader, FunctionId id) =>
        reader.TryGet(FunctionKeys.Settings(id), out var stored) ? Read(stored) : s_none;

    public static FunctionSettingsRecord Read(ReadOnlyMemory<byte> stored) =>
        JsonSerializer.Deserialize(stored.Span, LambdaRecordsJson.Default.FunctionSettingsRecord)
        ?? throw new InvalidDataException("A function's settings are empty.");

    public void Write(ITransaction transaction, FunctionId id) =>
        transaction.Set(FunctionKeys.Settings(id), JsonSerializer.SerializeToUtf8Bytes(this, LambdaRecordsJson.Default.FunctionSettingsRecord));
}
