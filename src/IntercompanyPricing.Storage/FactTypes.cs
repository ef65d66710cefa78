using System.Collections.Frozen;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Storage.Json;

namespace IntercompanyPricing.Storage;

/// <summary>The names of the types of facts, as their documents carry them: <c>party</c>, <c>control-fact</c>.</summary>
internal static class FactTypes
{
    private static readonly FrozenDictionary<Type, string> _names = DocumentJson.Documents.Fact.PolymorphismOptions!.DerivedTypes
        .ToFrozenDictionary(derived => derived.DerivedType, derived => (string)derived.TypeDiscriminator!);

    /// <summary>The name of a fact's type.</summary>
    public static string Of(Fact fact) => _names[fact.GetType()];
}
