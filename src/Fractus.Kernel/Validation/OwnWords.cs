using Fractus.Kernel.Contracts;

namespace Fractus.Kernel.Validation;

/// <summary>A service's own words for a broken constraint; see <see cref="WordedAttribute"/>.</summary>
public sealed record OwnWords(string Text, Told Told);
