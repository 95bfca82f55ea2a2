namespace Fractus.Kernel.Contracts;

/// <summary>An action on a resource that a request asks to be allowed; see <see cref="AuthorizeEachAttribute"/>.</summary>
/// <param name="Action">Such as <c>dynamodb:PutItem</c>.</param>
/// <param name="Resource">An ARN.</param>
/// <param name="ServiceContext">Keys of the service's own for the policies' conditions, such as <c>dynamodb:EnclosingOperation</c>.</param>
public readonly record struct Permission(
    string Action, string Resource, IReadOnlyDictionary<string, IReadOnlyList<string>>? ServiceContext = null);
