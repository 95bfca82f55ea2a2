using Fractus.ApiGateway.Contract;

namespace Fractus.ApiGateway.Rules;

/// <summary>What an API key may be.</summary>
internal static class ApiKeyRules
{
    /// <summary>Characters of a value that is made here.</summary>
    public const int ValueLength = 40;

    private const int MinValue = 20;
    private const int MaxValue = 128;
    private const int MaxName = 1024;

    /// <summary>Below the 125,001 characters that are recorded as too many.</summary>
    private const int MaxDescription = 125_000;

    /// <param name="input">What is asked for.</param>
    /// <param name="id">The key's id, unless the value is asked to be it.</param>
    /// <param name="value">Its value where none is asked for.</param>
    /// <param name="now">The time.</param>
    public static ApiKey Create(CreateApiKeyInput input, string id, string value, DateTimeOffset now)
    {
        RestApiRules.CheckTags(input.Tags);
        value = string.IsNullOrEmpty(input.Value) ? value : input.Value;
        if (value.Length < MinValue)
        {
            throw new BadRequestException("API Key value should be at least 20 characters");
        }

        if (value.Length > MaxValue)
        {
            throw new BadRequestException("API Key value exceeds maximum size of 128 characters");
        }

        return Checked(new ApiKey
        {
            Id = input.GenerateDistinctId == false ? value : id,
            Value = value,
            Name = input.Name is "" ? null : input.Name,
            CustomerId = input.CustomerId,
            Description = input.Description,
            Enabled = input.Enabled ?? false,
            CreatedDate = now,
            LastUpdatedDate = now,
            StageKeys = [.. (input.StageKeys ?? []).Select(k => $"{k.RestApiId}/{k.StageName}")],
            Tags = input.Tags,
        });
    }

    /// <exception cref="BadRequestException">The name or the description is too long.</exception>
    public static ApiKey Checked(ApiKey key)
    {
        if (key.Name?.Length > MaxName)
        {
            throw new BadRequestException("Invalid API Key name, can be at most 1024 characters.");
        }

        return key.Description?.Length > MaxDescription ? throw new BadRequestException("Invalid API Key description specified.") : key;
    }
}
