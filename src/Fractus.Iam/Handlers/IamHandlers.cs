using Fractus.Iam.Contract;
using Fractus.Iam.Storage;
using Fractus.Kernel;
using Fractus.Kernel.Shapes;
using Fractus.Store;

namespace Fractus.Iam.Handlers;

/// <summary>
/// IAM's operations, one file for each kind of entity. Reads see a snapshot; changes are one transaction each. What must not differ
/// when a transaction runs again (ids, secrets, times) is made before it.
/// </summary>
internal sealed partial class IamHandlers(IStore store, Markers markers, TimeProvider time, IdGenerator ids) : IIam
{
    private const int IdLength = 17;

    private static ValueTask<T> Done<T>(T output) => ValueTask.FromResult(output);

    private ValueTask<T> Read<T>(Caller caller, Func<IamReader, T> read)
    {
        using var snapshot = store.OpenSnapshot();
        return Done(read(new IamReader(snapshot, caller.Account)));
    }

    private ValueTask<T> Write<T>(Caller caller, Func<IamWriter, T> write, CancellationToken cancellation) =>
        store.TransactAsync(transaction => write(new IamWriter(transaction, caller.Account)), cancellation);

    private ValueTask<Unit> Write(Caller caller, Action<IamWriter> write, CancellationToken cancellation) => Write(
        caller,
        writer =>
        {
            write(writer);
            return Unit.Value;
        },
        cancellation);

    /// <summary>Reads an identity, changes it and stores it.</summary>
    private ValueTask<Unit> Change<T>(
        Caller caller, EntityKind<T> kind, string name, Func<IamWriter, T, T> change, CancellationToken cancellation)
        where T : IdentityRecord => Write(
            caller,
            writer =>
            {
                var before = writer.Require(kind, name);
                writer.Update(kind, before, change(writer, before));
            },
            cancellation);

    private string NewId(string prefix) => prefix + ids.UpperBase32(IdLength);

    // The API shows whole seconds.
    private DateTimeOffset Now() => DateTimeOffset.FromUnixTimeSeconds(time.GetUtcNow().ToUnixTimeSeconds());

    private static string Scope(Caller caller, string list, string? parent = null) => $"{list}/{caller.Account}/{parent}";

    private static bool IsUnder(string path, string? prefix) => prefix is null || path.StartsWith(prefix, StringComparison.Ordinal);

    /// <summary>Many operations are about the calling user where no name is given.</summary>
    private static string UserNameOf(Caller caller, string? userName) => userName
        ?? (caller.Principal.Kind == PrincipalKind.User ? IamArns.Name(caller.Principal.Arn) : throw IamErrors.MustNameUser());

    private Page<T> List<T>(
        IamReader reader, Caller caller, EntityKind<T> kind, string operation, string? pathPrefix, string? marker, int? maxItems)
        where T : IdentityRecord
    {
        var scope = Scope(caller, operation);
        var found = reader.All(kind, markers.Open(scope, marker)).Where(each => IsUnder(each.Path, pathPrefix));
        return markers.Cut(found, scope, each => each.Name, maxItems);
    }

    private static void MustExist(string policyArn, IamReader reader, Func<string, ApiException> missing)
    {
        if (!Arn.TryParse(policyArn, out var arn) || arn.Service != "iam" || !arn.Resource.StartsWith("policy/", StringComparison.Ordinal))
        {
            throw IamErrors.UnparsableArn();
        }

        if (!IamArns.IsProviders(policyArn) && reader.FindPolicyByArn(policyArn) is null)
        {
            throw missing(policyArn);
        }
    }
}
