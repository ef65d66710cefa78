namespace IntercompanyPricing.Domain.Parties;

/// <summary>What kind of customer or supplier a party is.</summary>
public enum PartyKind
{
    /// <summary>A legal entity; keeps books here, or is a counterparty only.</summary>
    Company,

    /// <summary>A part of one company that buys from and sells to others along a production chain.</summary>
    Department,

    /// <summary>A natural person: an employee, an agent, a shareholder.</summary>
    Person,
}
