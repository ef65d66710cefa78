using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using IntercompanyPricing.Api.Changes;
using IntercompanyPricing.Api.Customers;
using IntercompanyPricing.Api.Decisions;
using IntercompanyPricing.Api.Facts;
using IntercompanyPricing.Api.Help;
using IntercompanyPricing.Api.Impact;
using IntercompanyPricing.Api.Imports;
using IntercompanyPricing.Api.Journal;
using IntercompanyPricing.Api.Keys;
using IntercompanyPricing.Api.Orders;
using IntercompanyPricing.Api.Ownership;
using IntercompanyPricing.Api.Periods;
using IntercompanyPricing.Api.Programmes;
using IntercompanyPricing.Api.Reconciliation;
using IntercompanyPricing.Api.Reports;
using IntercompanyPricing.Api.Settlements;
using IntercompanyPricing.Api.YearEnd;
using IntercompanyPricing.Domain.Classification.Flags;
using IntercompanyPricing.Domain.Consolidation;
using IntercompanyPricing.Domain.Help;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Domain.Ownership;
using IntercompanyPricing.Domain.Ownership.Quality;
using IntercompanyPricing.Domain.Pricing;
using IntercompanyPricing.Domain.Reconciliation;
using IntercompanyPricing.Storage.Json;

namespace IntercompanyPricing.Api;

/// <summary>The JSON of requests and answers that the store does not keep, read and written by the same strict rules.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(FactBatch))]
[JsonSerializable(typeof(FactBatchRecorded))]
[JsonSerializable(typeof(ImportReport))]
[JsonSerializable(typeof(IReadOnlyList<JsonObject>))]
[JsonSerializable(typeof(ClassificationRequest))]
[JsonSerializable(typeof(QuoteRequest))]
[JsonSerializable(typeof(ControlGroup))]
[JsonSerializable(typeof(GroupSummary))]
[JsonSerializable(typeof(OwnershipFinding))]
[JsonSerializable(typeof(FlagCheckRequest))]
[JsonSerializable(typeof(FlagCheck))]
[JsonSerializable(typeof(ImpactRequest))]
[JsonSerializable(typeof(ImpactAnswer))]
[JsonSerializable(typeof(PostedOrder))]
[JsonSerializable(typeof(ReversalRequest))]
[JsonSerializable(typeof(ConsentAnswer))]
[JsonSerializable(typeof(PeriodChecklist))]
[JsonSerializable(typeof(ReperformanceAnswer))]
[JsonSerializable(typeof(HelpOpening))]
[JsonSerializable(typeof(HelpNote))]
[JsonSerializable(typeof(HelpRequestAnswer))]
[JsonSerializable(typeof(InternalCustomerAnswer))]
[JsonSerializable(typeof(InternalCustomersReportAnswer))]
[JsonSerializable(typeof(LeakageReportAnswer))]
[JsonSerializable(typeof(ClassificationRow))]
[JsonSerializable(typeof(ClassificationReportAnswer))]
[JsonSerializable(typeof(PolicyChoice))]
[JsonSerializable(typeof(TradeWithoutAgreement))]
[JsonSerializable(typeof(EliminationReport))]
[JsonSerializable(typeof(ReconciliationReport))]
[JsonSerializable(typeof(NettingPreview))]
[JsonSerializable(typeof(ErpRow))]
[JsonSerializable(typeof(ErpImportReport))]
[JsonSerializable(typeof(PayrollReportAnswer))]
[JsonSerializable(typeof(StandingAnswer))]
[JsonSerializable(typeof(YearEndPreview))]
[JsonSerializable(typeof(KeyRequest))]
[JsonSerializable(typeof(KeyAnswer))]
[JsonSerializable(typeof(KeyList))]
[JsonSerializable(typeof(EntryAnswer))]
[JsonSerializable(typeof(BalanceList))]
[JsonSerializable(typeof(ChangePage))]
internal sealed partial class ApiJson : JsonSerializerContext
{
    /// <summary>The context to use: the options are the documents' own.</summary>
    public static ApiJson Strict { get; } = new(new JsonSerializerOptions(DocumentJson.Documents.Options) { TypeInfoResolver = null });
}
