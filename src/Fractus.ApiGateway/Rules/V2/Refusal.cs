using Fractus.ApiGateway.Contract;

namespace Fractus.ApiGateway.Rules.V2;

/// <summary>Errors, which HTTP and WebSocket APIs share with REST APIs.</summary>
internal static class Refusal
{
    public static BadRequestException BadRequest(string message) => new(message);

    public static ConflictException Conflict(string message) => new(message);

    public static NotFoundException NotFound(string message) => new(message);
}
