using System.Diagnostics.CodeAnalysis;
using Fractus.ApiGateway.Contract;

namespace Fractus.ApiGateway.Rules;

/// <summary>Settings of the real service that are not built are refused by name: none is accepted and then not obeyed.</summary>
internal static class NotSupported
{
    public static BadRequestException Setting(string name) => new($"{name} is not supported by Fractus yet.");

    /// <exception cref="BadRequestException">The setting is given.</exception>
    public static void RefuseWhen([DoesNotReturnIf(true)] bool isGiven, string name)
    {
        if (isGiven)
        {
            throw Setting(name);
        }
    }
}
