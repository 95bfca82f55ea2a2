using System.Globalization;
using Fractus.Kernel;
using Fractus.Lambda.Contract;
using Fractus.Lambda.Storage;

namespace Fractus.Lambda.FunctionUrls;

/// <summary>A function's URL as answers show it.</summary>
internal static class FunctionUrlView
{
    public static CreateFunctionUrlConfigOutput Created(FunctionUrlTarget target, FunctionUrlRecord record, ServerEndpoint endpoint) => new()
    {
        FunctionUrl = Url(target, record, endpoint),
        FunctionArn = target.Arn,
        AuthType = record.AuthType,
        Cors = record.Cors,
        CreationTime = Timestamp(record.CreatedMs),
        InvokeMode = record.InvokeMode,
    };

    public static UpdateFunctionUrlConfigOutput Updated(FunctionUrlTarget target, FunctionUrlRecord record, ServerEndpoint endpoint) => new()
    {
        FunctionUrl = Url(target, record, endpoint),
        FunctionArn = target.Arn,
        AuthType = record.AuthType,
        Cors = record.Cors,
        CreationTime = Timestamp(record.CreatedMs),
        LastModifiedTime = Timestamp(record.LastModifiedMs),
        InvokeMode = record.InvokeMode,
    };

    public static GetFunctionUrlConfigOutput Described(FunctionUrlTarget target, FunctionUrlRecord record, ServerEndpoint endpoint) => new()
    {
        FunctionUrl = Url(target, record, endpoint),
        FunctionArn = target.Arn,
        AuthType = record.AuthType,
        Cors = record.Cors,
        CreationTime = Timestamp(record.CreatedMs),
        LastModifiedTime = Timestamp(record.LastModifiedMs),
        InvokeMode = record.InvokeMode ?? InvokeMode.Buffered,
    };

    public static FunctionUrlConfig Listed(FunctionUrlTarget target, FunctionUrlRecord record, ServerEndpoint endpoint) => new()
    {
        FunctionUrl = Url(target, record, endpoint),
        FunctionArn = target.Arn,
        AuthType = record.AuthType,
        Cors = record.Cors,
        CreationTime = Timestamp(record.CreatedMs),
        LastModifiedTime = Timestamp(record.LastModifiedMs),
        InvokeMode = record.InvokeMode ?? InvokeMode.Buffered,
    };

    // Names below localhost lead to this machine, without any set-up, in browsers and most resolvers.
    private static string Url(FunctionUrlTarget target, FunctionUrlRecord record, ServerEndpoint endpoint) =>
        string.Create(CultureInfo.InvariantCulture, $"{endpoint.Scheme}://{record.UrlId}{FunctionUrlHost.Mark}{target.Id.Region}.localhost:{endpoint.Port}/");

    private static string Timestamp(long ms) =>
        DateTimeOffset.FromUnixTimeMilliseconds(ms).ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}
