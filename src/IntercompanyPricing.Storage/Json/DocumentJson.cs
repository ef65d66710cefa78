using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Consolidation;
using IntercompanyPricing.Domain.Help;
using IntercompanyPricing.Domain.Ledger;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Domain.Ownership;
using IntercompanyPricing.Domain.Ownership.Importing;
using IntercompanyPricing.Domain.Ownership.Quality;
using IntercompanyPricing.Domain.Parties;
using IntercompanyPricing.Domain.Pricing;
using IntercompanyPricing.Domain.Reconciliation;
using IntercompanyPricing.Domain.RelatedParties;
using IntercompanyPricing.Domain.Settlements;
using IntercompanyPricing.Domain.YearEnd;

namespace IntercompanyPricing.Storage.Json;

/// <summary>
/// The one written form of facts and orders: what HTTP speaks is what the store keeps. Reading is strict: unknown, duplicate
/// and missing members, other casings and inexact numbers are refused.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowOutOfOrderMetadataProperties = true,
    MaxDepth = 32,
    Converters =
    [
        typeof(ScaledConverter<Percent>), typeof(ScaledConverter<Quantity>), typeof(ScaledConverter<UnitPrice>), typeof(ScaledConverter<ExchangeRate>), typeof(ScaledConverter<IndicatorValue>), typeof(ScaledConverter<Figure>),
        typeof(AmountConverter), typeof(CurrencyConverter), typeof(DateConverter), typeof(InstantConverter), typeof(TextMapConverter),
        typeof(TermConverter<AccountType>), typeof(TermConverter<BenefitBearer>), typeof(TermConverter<BenefitPresentation>), typeof(TermConverter<Certainty>), typeof(TermConverter<ConsentState>), typeof(TermConverter<ControlBasis>), typeof(TermConverter<ControlEffect>),
        typeof(TermConverter<CustomerKind>), typeof(TermConverter<HelpGoal>), typeof(TermConverter<HelpState>),
        typeof(TermConverter<DifferenceReason>), typeof(TermConverter<Direction>), typeof(TermConverter<EliminationKind>), typeof(TermConverter<FindingKind>), typeof(TermConverter<ImportOutcome>), typeof(TermConverter<LedgerKind>), typeof(TermConverter<OnOutOfRange>), typeof(TermConverter<OrderKind>), typeof(TermConverter<PartyKind>),
        typeof(TermConverter<PeriodState>), typeof(TermConverter<PostingKey>), typeof(TermConverter<PriceFloor>), typeof(TermConverter<PriceKind>), typeof(TermConverter<ProgrammeKind>), typeof(TermConverter<TierBasis>), typeof(TermConverter<VolumePeriod>), typeof(TermConverter<ProductKind>), typeof(TermConverter<RateRule>),
        typeof(TermConverter<RelatedPartyPreset>), typeof(TermConverter<ShareBasis>), typeof(TermConverter<TestTime>), typeof(TermConverter<UnvaluedReason>),
        typeof(TermConverter<MultiYear>), typeof(TermConverter<PolicyMiss>), typeof(TermConverter<ProfitIndicator>), typeof(TermConverter<QuartileRule>), typeof(TermConverter<TestedParty>),
        typeof(TermConverter<Relationship>), typeof(TermConverter<RoundingMode>), typeof(TermConverter<StaffRelation>), typeof(TermConverter<Verdict>), typeof(TermConverter<YearEndFinding>),
    ])]
[JsonSerializable(typeof(Fact))]
[JsonSerializable(typeof(Order))]
[JsonSerializable(typeof(OrderRequest))]
[JsonSerializable(typeof(IncentiveSettlementRequest))]
[JsonSerializable(typeof(YearEndRequest))]
[JsonSerializable(typeof(IReadOnlyList<ReversedPart>))]
[JsonSerializable(typeof(IReadOnlyList<AdjustedPart>))]
[JsonSerializable(typeof(AdjustmentRequest))]
[JsonSerializable(typeof(ReclassificationRequest))]
[JsonSerializable(typeof(ConfirmationRequest))]
[JsonSerializable(typeof(IReadOnlyList<Consent>))]
[JsonSerializable(typeof(IReadOnlyList<SettledPart>))]
[JsonSerializable(typeof(IReadOnlyList<RevaluedPart>))]
[JsonSerializable(typeof(NettingRun))]
[JsonSerializable(typeof(NettingRequest))]
[JsonSerializable(typeof(RevaluationRun))]
[JsonSerializable(typeof(RevaluationRequest))]
[JsonSerializable(typeof(SettlementRequest))]
[JsonSerializable(typeof(JsonNode))]
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(Guid?))]
[JsonSerializable(typeof(Decision))]
public sealed partial class DocumentJson : JsonSerializerContext
{
    /// <summary>
    /// The same form with letters and signs as they are (<c>INV+1/ł</c>): for documents, which stand in a store or in an
    /// <c>application/json</c> body and never inside HTML.
    /// </summary>
    public static DocumentJson Documents => Readable.Context;

    /// <summary>The same form as <see cref="Documents"/>, for writing many orders that share their decisions.</summary>
    internal static DocumentJson OrderDocuments => Readable.ForOrders;

    // A class of its own: the generated Default is certain to be there before it.
    private static class Readable
    {
        public static readonly DocumentJson Context = new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

        public static readonly DocumentJson ForOrders = new(new JsonSerializerOptions(Context.Options) { TypeInfoResolver = null, Converters = { new KnownDecisionConverter() } });
    }
}
