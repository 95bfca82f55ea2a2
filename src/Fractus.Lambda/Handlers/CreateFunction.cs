using Fractus.Kernel;
using Fractus.Lambda.Contract;
using Fractus.Lambda.Rules;
using Fractus.Lambda.Storage;
using Fractus.Store;

namespace Fractus.Lambda;

public sealed partial class LambdaService
{
    private const int DefaultTimeoutSeconds = 3;
    private const int DefaultMemoryMb = 128;
    private const int DefaultEphemeralStorageMb = 512;

    /// <inheritdoc/>
    public async ValueTask<FunctionConfiguration> CreateFunction(CreateFunctionInput input, Caller caller, CancellationToken cancellation)
    {
        NotBuiltParameters.Check(input);
        var id = FunctionLocator.ResolveNew(input.FunctionName, caller);
        var (runtime, handler) = RuntimeAndHandler(input);
        FunctionEnvironment.Check(input.Environment?.Variables ?? new Dictionary<string, string>());
        var logLevels = FunctionLogs.Levels(null, input.LoggingConfig);
        var tags = FunctionTags.Add(new Dictionary<string, string>(), input.Tags ?? new Dictionary<string, string>());
        var source = SourceOf(input.Code.ZipFile, input.Code.S3Bucket, input.Code.S3Key, caller);
        var layers = LayersOf(input.Layers, caller);
        RequireNew(id);
        await _rolePassing.CheckAsync(input.Role, id, caller, cancellation);

        var code = source.Folder is { } folder ? CodePackage.Live(folder) : await _code.AddAsync(source.Zip, cancellation);
        var record = new FunctionVersionRecord
        {
            Runtime = runtime,
            Handler = handler,
            Role = input.Role,
            Description = input.Description ?? "",
            TimeoutSeconds = input.Timeout ?? DefaultTimeoutSeconds,
            MemoryMb = input.MemorySize ?? DefaultMemoryMb,
            Environment = input.Environment is null ? null : input.Environment.Variables ?? new Dictionary<string, string>(),
            Architecture = input.Architectures?[0] ?? Architecture.X8664,
            EphemeralStorageMb = input.EphemeralStorage?.Size ?? DefaultEphemeralStorageMb,
            LogGroup = input.LoggingConfig?.LogGroup,
            LogLevels = logLevels,
            CodeSha256 = code.Sha256,
            CodeSize = code.Size,
            UnzippedBytes = code.UnzippedBytes,
            HotReloadFolder = code.HotReloadFolder,
            Layers = layers ?? [],
            LastModifiedMs = NowMs,
            RevisionId = _ids.Uuid(),
            EnvironmentRevision = _ids.Uuid(),
        };
        CheckUnzipped(record);
        var publishedRevision = input.Publish == true ? _ids.Uuid() : null;
        var created = await _store.TransactAsync(transaction => Create(transaction, id, record, publishedRevision, tags), cancellation);
        _environments.Prepare(record.Runtime);
        return FunctionView.Created(id, created) with { RevisionId = _ids.Uuid() };
    }

    private static (string Runtime, string Handler) RuntimeAndHandler(CreateFunctionInput input)
    {
        if (input.Runtime is not { Length: > 0 } runtime || input.Handler is not { Length: > 0 } handler)
        {
            throw new InvalidParameterValueException("Runtime and Handler are mandatory parameters for functions created with deployment packages.");
        }

        RuntimeNames.Check(runtime);
        return (runtime, handler);
    }

    /// <summary>A function's code as a request gives it: a package, or a folder of the machine.</summary>
    /// <exception cref="InvalidParameterValueException">There is none, or it is no good.</exception>
    private (ReadOnlyMemory<byte> Zip, string? Folder) SourceOf(ReadOnlyMemory<byte>? zip, string? bucket, string? key, Caller caller)
    {
        if (bucket != HotReload.Bucket)
        {
            return (ZipOf(zip, "Please provide a source for function code."), null);
        }

        return zip is null
            ? (default, HotReload.Folder(key, caller, _hotReload))
            : throw new InvalidParameterValueException("Please do not provide other FunctionCode parameters when providing a ZipFile.");
    }

    private static ReadOnlyMemory<byte> ZipOf(ReadOnlyMemory<byte>? given, string missing)
    {
        if (given is not { } zip)
        {
            throw new InvalidParameterValueException(missing);
        }

        if (zip.Length > LambdaLimits.ZipBytes)
        {
            throw LambdaErrors.TooLarge($"Zipped size must be smaller than {LambdaLimits.ZipBytes} bytes");
        }

        return zip.IsEmpty ? throw new InvalidParameterValueException("Uploaded file must be a non-empty zip") : zip;
    }

    /// <returns>The version that the answer shows: the published one, where one is asked for.</returns>
    private static FunctionVersionRecord Create(
        ITransaction transaction, FunctionId id, FunctionVersionRecord record, string? publishedRevision, IReadOnlyDictionary<string, string> tags)
    {
        var key = FunctionKeys.Version(id, FunctionKeys.Latest);
        if (transaction.TryGet(key, out _))
        {
            throw Exists(id);
        }

        transaction.Set(key, record.ToBytes());
        var shown = publishedRevision is null ? record : Publish(transaction, id, record, description: null, publishedRevision);
        CheckCodeStorage(transaction, id.Account, id.Region);
        if (tags.Count > 0)
        {
            TagsRecord.Write(transaction, FunctionKeys.Tags(id), tags);
        }

        return shown;
    }

    /// <summary>For a transaction that has written its own.</summary>
    /// <exception cref="CodeStorageExceededException">The account has too much code in the region.</exception>
    private static void CheckCodeStorage(IReadTransaction reader, string account, string region)
    {
        if (CodeBytes(reader, account, region) > LambdaLimits.TotalCodeBytes)
        {
            throw new CodeStorageExceededException("Code storage limit exceeded.");
        }
    }

    private static long CodeBytes(IReadTransaction reader, string account, string region) =>
        Versions(reader, FunctionKeys.InRegion(account, region)).Sum(f => f.Record.CodeSize)
        + LayerVersions(reader, LayerKeys.InRegion(account, region)).Sum(layer => layer.Record.CodeSize);

    private static ResourceConflictException Exists(FunctionId id) => new($"Function already exist: {id.Name}");

    /// <summary>Spares the work on a package whose function exists; the transaction decides.</summary>
    private void RequireNew(FunctionId id)
    {
        if (_functions.Find(id) is not null)
        {
            throw Exists(id);
        }
    }
}
