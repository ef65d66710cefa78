using System.Diagnostics.CodeAnalysis;

namespace IntercompanyPricing.Domain;

/// <summary>A result, or the reasons why there is none. Refusals are ordinary results, not exceptions.</summary>
/// <typeparam name="T">The result.</typeparam>
public readonly struct Outcome<T>
    where T : class
{
    private readonly IReadOnlyList<Refusal>? _refusals;

    private Outcome(T? value, IReadOnlyList<Refusal>? refusals) => (Value, _refusals) = (value, refusals);

    /// <summary>The result, where nothing was refused.</summary>
    public T? Value { get; }

    /// <summary>The reasons, in the order of their places; empty where there is a result.</summary>
    public IReadOnlyList<Refusal> Refusals => _refusals ?? [];

    /// <summary>Whether there is a result.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    public bool Succeeded => Value is not null;

    /// <summary>A result.</summary>
    public static implicit operator Outcome<T>(T value) => new(value, null);

    /// <summary>A single reason.</summary>
    public static implicit operator Outcome<T>(Refusal refusal) => new(null, [refusal]);

    /// <summary>Several reasons, at least one.</summary>
    public static implicit operator Outcome<T>(List<Refusal> refusals) => new(null, refusals);
}
