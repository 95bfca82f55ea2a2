using Fractus.Kernel;
using Fractus.Lambda.Contract;

namespace Fractus.Lambda.Rules;

/// <summary>Code that is a folder of the machine. It is asked for as LocalStack has it: by a bucket that is none.</summary>
internal static class HotReload
{
    public const string Bucket = "hot-reload";

    /// <summary>In the place of the hash of a package, as tools that know LocalStack expect it.</summary>
    public const string NoHash = "hot-reloading-hash-not-available";

    /// <summary>The folder that a request names.</summary>
    /// <param name="key">The request's <c>S3Key</c>.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="options">What may be named.</param>
    /// <exception cref="InvalidParameterValueException">It is no folder.</exception>
    /// <exception cref="CommonApiException">The caller may not name it.</exception>
    public static string Folder(string? key, Caller caller, HotReloadOptions options)
    {
        if (key is null || !Path.IsPathFullyQualified(key))
        {
            throw new InvalidParameterValueException($"With the S3Bucket {Bucket}, S3Key is the absolute path of the folder with the function's code.");
        }

        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(key));
        if (!(options.AllowsRoot && caller.Principal.Kind == PrincipalKind.Root) && !options.Folders.Any(allowed => IsWithin(folder, allowed)))
        {
            throw new CommonApiException(
                "AccessDeniedException", 403, $"The folder {folder} may not be a function's code: the server was not started with --hot-reload {folder} or a folder above it.");
        }

        return Directory.Exists(folder) ? folder : throw new InvalidParameterValueException($"The folder {folder}, which is to be the function's code, is not there.");
    }

    private static bool IsWithin(string folder, string allowed) =>
        folder == allowed || folder.StartsWith(Path.TrimEndingDirectorySeparator(allowed) + Path.DirectorySeparatorChar, StringComparison.Ordinal) || allowed == "/";
}
