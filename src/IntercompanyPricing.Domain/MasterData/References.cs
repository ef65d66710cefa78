namespace IntercompanyPricing.Domain.MasterData;

/// <summary>Which facts name a party or a product: while one stands, what it names cannot be taken back.</summary>
internal static class References
{
    /// <summary>The type of a fact that stands and names a party, or null.</summary>
    public static string? ToParty(string id, KnownFacts facts)
    {
        var log = facts.Log;
        return Names(log.Stakes, facts, stake => stake.Owner == id || stake.Owned == id) ? "stake"
            : Names(log.ControlFacts, facts, fact => fact.Controller == id || fact.Controlled == id) ? "control fact"
            : Names(log.StaffTies, facts, tie => tie.Person == id || tie.Employer == id || tie.Through == id) ? "staff tie"
            : Names(log.Parties, facts, party => party.Company == id) ? "department"
            : Names(log.Products, facts, product => product.Seller == id) ? "product"
            : Names(log.Prices, facts, price => price.Party == id) ? "price"
            : Names(log.Policies, facts, policy => policy.Seller == id || policy.Buyer == id) ? "policy"
            : Names(log.Agreements, facts, agreement => agreement.Provider == id || agreement.Receiver == id) ? "agreement"
            : Names(log.Programmes, facts, programme => (programme.Sellers?.Contains(id) ?? false) || (programme.Buyers?.Contains(id) ?? false)) ? "programme"
            : Names(log.Accounts, facts, account => account.Company == id) ? "account"
            : Names(log.AccountAssignments, facts, assignment => assignment.Company == id || assignment.Counterparty == id) ? "account assignment"
            : Names(log.Periods, facts, period => period.Company == id) ? "period"
            : Names(log.StockOnHand, facts, stock => stock.Company == id) ? "stock on hand"
            : null;
    }

    /// <summary>The type of a fact that stands and names a product, or null.</summary>
    public static string? ToProduct(string id, KnownFacts facts)
        => Names(facts.Log.Prices, facts, price => price.Product == id) ? "price"
            : Names(facts.Log.Policies, facts, policy => policy.Product == id) ? "policy"
            : Names(facts.Log.Agreements, facts, agreement => agreement.Products?.Contains(id) ?? false) ? "agreement"
            : Names(facts.Log.BillsOfMaterials, facts, bill => bill.Product == id || bill.Inputs.Any(input => input.Product == id)) ? "bill of materials"
            : Names(facts.Log.StockOnHand, facts, stock => stock.Product == id) ? "stock on hand"
            : Names(facts.Log.Products, facts, product => product.Equivalents?.Contains(id) ?? false) ? "product"
            : null;

    /// <summary>The type of a fact that stands and names a benchmark, or null.</summary>
    public static string? ToBenchmark(string id, KnownFacts facts) => Names(facts.Log.Policies, facts, policy => policy.Benchmark == id) ? "policy" : null;

    private static bool Names<T>(FactSet<T> set, KnownFacts facts, Func<T, bool> names)
        where T : Fact
    {
        foreach (var history in set.All)
        {
            if (history.InForce(DateOnly.MaxValue, facts.KnownAt) is { } fact && names(fact.Fact))
                return true;
        }

        return false;
    }
}
