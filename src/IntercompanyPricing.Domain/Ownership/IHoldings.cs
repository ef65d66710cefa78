namespace IntercompanyPricing.Domain.Ownership;

/// <summary>What parties hold on one day, as it is followed down from a controller.</summary>
internal interface IHoldings
{
    /// <summary>The register of a company that something is held in.</summary>
    ShareRegister Register(string company);

    /// <summary>The companies in which a party holds votes that may be cast.</summary>
    List<(ShareRegister Register, Holding Holding)> HeldBy(string party);

    /// <summary>The companies that a fact puts under a party's control.</summary>
    List<ShareRegister> ConferredTo(string party);
}
