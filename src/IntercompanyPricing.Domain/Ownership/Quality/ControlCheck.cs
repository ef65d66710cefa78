using IntercompanyPricing.Domain.MasterData;

namespace IntercompanyPricing.Domain.Ownership.Quality;

/// <summary>Whether control facts about one company contradict each other.</summary>
internal sealed class ControlCheck(DateOnly asOf, KnownFacts facts)
{
    private readonly HoldingsBelow _holdings = new(facts, asOf);
    private readonly Dictionary<string, ControlledCompanies> _controlled = new(StringComparer.Ordinal);

    /// <summary>What is found in a register.</summary>
    public IEnumerable<OwnershipFinding> Of(RecordedRegister register)
    {
        var conferring = register.ControlFacts.Where(fact => fact.Fact.ConfersControl).ToList();
        var controllers = conferring.Select(fact => fact.Fact.Controller!).Order(StringComparer.Ordinal).ToList();
        var names = Listing.Of(controllers);
        if (controllers.Exists(one => controllers.Exists(other => string.CompareOrdinal(one, other) < 0 && !Controls(one, other) && !Controls(other, one))))
        {
            yield return new(
                register.Company.Id, FindingKind.ConferredTwice, $"Control of {register.Company.Id} is conferred on {names}, and not all of them control one another.",
                null, controllers, RecordedRegister.Versions(conferring));
        }

        List<Recorded<ControlFact>> denials = [.. register.ControlFacts.Where(fact => fact.Fact is { DeniesControl: true, Controller: null })];
        if (controllers.Count > 0 && denials is [var denial, ..])
        {
            yield return new(
                register.Company.Id, FindingKind.ConferredAndDenied, $"Control of {register.Company.Id} is conferred on {names}, and at once denied to everybody ({EnumText<ControlBasis>.Of(denial.Fact.Basis)}).",
                null, controllers, RecordedRegister.Versions([.. conferring, denial]));
        }
    }

    private bool Controls(string controller, string company)
    {
        if (!_controlled.TryGetValue(controller, out var controlled))
            _controlled.Add(controller, controlled = ControlledCompanies.Of(_holdings, controller));
        return controlled.Contains(company);
    }
}
