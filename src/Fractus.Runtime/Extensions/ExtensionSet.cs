using System.Text.Json;
using Fractus.Kernel;
using Fractus.Runtime.RuntimeApi;

namespace Fractus.Runtime.Extensions;

/// <summary>The extensions of one environment and what they may ask. Used under the environment's lock.</summary>
/// <remarks>Source: "Extensions API reference" in the developer guide, and the error texts of the service's published emulator.</remarks>
internal sealed class ExtensionSet(IdGenerator ids)
{
    /// <summary>As the service limits them.</summary>
    internal const int Most = 10;

    // Made anew for each that joins, so that it can be read without the lock.
    private Extension[] _all = [];
    private bool _isClosed;

    internal Extension[] All => _all;

    /// <summary>Whether the environment has none; then nothing here costs its calls anything.</summary>
    internal bool IsEmpty => _all.Length == 0;

    internal bool HasExternal => Array.Exists(_all, extension => extension.IsExternal);

    /// <summary>Whether each of the processes that were started has registered.</summary>
    internal bool AreRegistered => Array.TrueForAll(_all, extension => extension.Phase is not (ExtensionPhase.Started or ExtensionPhase.LaunchError));

    /// <summary>Whether each waits for its next event.</summary>
    internal bool AreReady => Array.TrueForAll(_all, extension => extension.Phase == ExtensionPhase.Ready);

    /// <summary>A file that is about to be started.</summary>
    internal Extension Expect(string name)
    {
        var extension = new Extension(name, ids.Uuid(), isExternal: true);
        _all = [.. _all, extension];
        return extension;
    }

    /// <summary>The runtime is ready: none can join any more.</summary>
    internal void Close() => _isClosed = true;

    internal ExtensionReply Register(in RuntimeApiRequest request, ReadOnlyMemory<byte> body, FunctionSpec function)
    {
        if (request.ExtensionName is not { Length: > 0 } name)
        {
            return ExtensionReply.Refused("Extension.InvalidExtensionName", "Empty extension name");
        }

        if (!TryReadEvents(body, out var events, out var problem))
        {
            return ExtensionReply.Refused("InvalidRequestFormat", problem);
        }

        var external = Array.Find(_all, extension => extension.IsExternal && extension.Name == name);
        foreach (var wanted in events)
        {
            if (wanted is not ("INVOKE" or "SHUTDOWN"))
            {
                return ExtensionReply.Refused("Extension.InvalidEventType", $"{wanted}: ErrorInvalidEventType");
            }

            if (external is null && wanted == "SHUTDOWN")
            {
                return ExtensionReply.Refused("Extension.InvalidEventType", $"{wanted}: ShutdownEventNotSupportedForInternalExtension");
            }
        }

        var refusal = default(ExtensionReply);
        var extension = external ?? AddInternal(name, out refusal);
        if (extension is null)
        {
            return refusal;
        }

        if (extension.Phase != ExtensionPhase.Started)
        {
            return ExtensionReply.WrongState(extension, ExtensionPhase.Registered);
        }

        extension.Phase = ExtensionPhase.Registered;
        extension.WantsInvoke = events.Contains("INVOKE");
        extension.WantsShutdown = events.Contains("SHUTDOWN");
        var features = (request.AcceptFeature ?? "").Split(',', StringSplitOptions.TrimEntries);
        return ExtensionReply.Registered(extension, function, features.Contains("accountId"));
    }

    /// <summary>The extension that sends a request by its identifier.</summary>
    /// <returns>Null where there is none; then <paramref name="refusal"/> says so.</returns>
    internal Extension? Find(string? identifier, out ExtensionReply refusal)
    {
        refusal = default;
        if (identifier is not { Length: > 0 })
        {
            refusal = ExtensionReply.Refused("Extension.MissingExtensionIdentifier", "Missing Lambda-Extension-Identifier header");
            return null;
        }

        if (!Guid.TryParse(identifier, out _))
        {
            refusal = ExtensionReply.Refused("Extension.InvalidExtensionIdentifier", "Invalid Lambda-Extension-Identifier");
            return null;
        }

        var found = Array.Find(_all, extension => extension.Id.Equals(identifier, StringComparison.OrdinalIgnoreCase) && extension.Phase != ExtensionPhase.Started);
        if (found is null)
        {
            refusal = ExtensionReply.Refused("Extension.UnknownExtensionIdentifier", $"Unknown extension {identifier}");
        }

        return found;
    }

    /// <summary>An extension tells why it cannot start or go on.</summary>
    internal ExtensionReply Fail(in RuntimeApiRequest request, ExtensionPhase failure)
    {
        if (Find(request.ExtensionId, out var refusal) is not { } extension)
        {
            return refusal;
        }

        if (request.ExtensionErrorType is not { Length: > 0 } errorType)
        {
            return ExtensionReply.Refused("Extension.MissingHeader", "Lambda-Extension-Function-Error-Type not found");
        }

        var isPossible = failure == ExtensionPhase.InitError
            ? extension.Phase is ExtensionPhase.Registered or ExtensionPhase.InitError
            : extension.Phase is ExtensionPhase.Registered or ExtensionPhase.Ready or ExtensionPhase.Running or ExtensionPhase.ExitError;
        if (!isPossible)
        {
            return ExtensionReply.WrongState(extension, failure);
        }

        // Of several errors the first is kept.
        extension.ErrorType ??= errorType;
        extension.Phase = failure;
        return ExtensionReply.Accepted;
    }

    /// <summary>Takes those that are told of each call off their wait.</summary>
    internal List<RuntimeApiConnection> TakeForInvoke()
    {
        var waiting = new List<RuntimeApiConnection>();
        foreach (var extension in _all)
        {
            if (extension is { WantsInvoke: true, Phase: ExtensionPhase.Ready, Awaits: { } connection })
            {
                extension.Awaits = null;
                extension.Phase = ExtensionPhase.Running;
                waiting.Add(connection);
            }
        }

        return waiting;
    }

    private static bool TryReadEvents(ReadOnlyMemory<byte> body, out List<string> events, out string problem)
    {
        events = [];
        problem = "";
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            if (root.TryGetProperty("configurationKeys", out var keys) && keys.ValueKind == JsonValueKind.Array && keys.GetArrayLength() > 0)
            {
                problem = "configurationKeys are deprecated; use environment variables instead";
                return false;
            }

            if (root.TryGetProperty("events", out var given) && given.ValueKind == JsonValueKind.Array)
            {
                events.AddRange(given.EnumerateArray().Select(wanted => wanted.GetString() ?? ""));
            }

            return true;
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            problem = malformed.Message;
            return false;
        }
    }

    private Extension? AddInternal(string name, out ExtensionReply refusal)
    {
        refusal = _isClosed ? ExtensionReply.Refused("Extension.RegistrationClosed", "Extension registration closed already")
            : Array.Exists(_all, extension => extension.Name == name) ? ExtensionReply.Refused("Extension.InvalidExtensionState", "Extension with this name already registered")
            : _all.Length >= Most ? ExtensionReply.Refused("Extension.TooManyExtensions", $"Extension limit ({Most}) reached")
            : default;
        if (refusal.Status != 0)
        {
            return null;
        }

        var extension = new Extension(name, ids.Uuid(), isExternal: false);
        _all = [.. _all, extension];
        return extension;
    }
}
