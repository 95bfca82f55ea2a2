using System.Text.Json;
using Fractus.Store;

namespace Fractus.Lambda.Storage;

/// <summary>When a version of a function gets a new build of its runtime, where somebody has said.</summary>
/// <param name="UpdateRuntimeOn"><c>Auto</c>, <c>FunctionUpdate</c> or <c>Manual</c>.</param>
/// <param name="RuntimeVersionArn">With <c>Manual</c>: the build to keep.</param>
internal sealed record RuntimeUpdateRecord(string UpdateRuntimeOn, string? RuntimeVersionArn)
{
    public static RuntimeUpdateRecord? Read(IReadTransaction reader, FunctionId id, string version) =>
        reader.TryGet(FunctionKeys.RuntimeUpdate(id, version), out var stored)
            ? JsonSerializer.Deserialize(stored.Span, LambdaRecordsJson.Default.RuntimeUpdateRecord)
            : null;

    public void Write(ITransaction transaction, FunctionId id, string version) =>
        transaction.Set(FunctionKeys.RuntimeUpdate(id, version), JsonSerializer.SerializeToUtf8Bytes(this, LambdaRecordsJson.Default.RuntimeUpdateRecord));
}
