using System.Text.Json.Serialization.Metadata;
using IntercompanyPricing.Api.Http;
using IntercompanyPricing.Domain.MasterData;

namespace IntercompanyPricing.Api.Facts;

/// <summary>How one type of fact is reached over HTTP.</summary>
/// <typeparam name="T">The type of fact.</typeparam>
/// <param name="Path">Its plural, as in <c>/v1/stakes</c>.</param>
/// <param name="Name">Its name in operation ids, singular.</param>
/// <param name="Set">Where the facts are.</param>
/// <param name="Json">Its written form.</param>
/// <param name="PathMembers">The members that come from the path of a PUT, and make the key; none where facts are posted.</param>
internal sealed record FactResource<T>(string Path, string Name, Func<FactLog, FactSet<T>> Set, JsonTypeInfo<T> Json, params string[] PathMembers)
    where T : Fact
{
    /// <summary>Its name with an article, for people: <c>an account assignment</c>.</summary>
    public string Singular
    {
        get
        {
            var words = string.Concat(Name.Select((letter, i) => i > 0 && char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));
            return $"{(words[0] is 'a' or 'e' or 'i' or 'o' or 'u' ? "an" : "a")} {words}";
        }
    }

    /// <summary>The filters of its list: parameter, meaning, and the value that is compared.</summary>
    public IReadOnlyList<(QueryParameter Parameter, Func<T, string?> Value)> Filters { get; init; } = [];

    /// <summary>Whether erp keys may read some of it: what <see cref="FactVisibility"/> lets them.</summary>
    public bool IsReadByErp { get; init; }
}
