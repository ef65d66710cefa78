using IntercompanyPricing.Domain.MasterData;

namespace IntercompanyPricing.Api.Facts;

/// <summary>A fact as it is answered, with its recording.</summary>
/// <typeparam name="T">The type of fact.</typeparam>
/// <param name="Version">The version at which it was recorded: the number of its transaction.</param>
/// <param name="RecordedAt">When it was recorded, UTC.</param>
/// <param name="RecordedBy">The principal that recorded it.</param>
/// <param name="Key">What the fact is about: facts of one type and key succeed and correct each other. Its path ends with it.</param>
/// <param name="Type">The type of fact, as in POST /v1/facts.</param>
/// <param name="Fact">The fact; its members stand beside these.</param>
/// <param name="AsOf">In answers to a question about a day: that day.</param>
/// <param name="KnownAt">In answers to a question about a version: that version.</param>
// Only the API description is made from this type; answers come from FactDocument.
internal sealed record RecordedFact<T>(
    long Version, DateTimeOffset RecordedAt, string RecordedBy, string Key, string Type, T Fact, DateOnly? AsOf = null, long? KnownAt = null)
    where T : Fact;
