using System.Text.Json.Nodes;

namespace IntercompanyPricing.Api.Changes;

/// <summary>A change, in the envelope of CloudEvents 1.0.</summary>
/// <param name="Specversion">The version of the envelope, 1.0.</param>
/// <param name="Id">Unique within its source: version and position of a fact, the id of an order, the number of a consent.</param>
/// <param name="Source">Where it can be read: /v1/facts, /v1/orders, or /v1/orders/consents for what buyers said, which stands in the order.</param>
/// <param name="Type">What happened: intercompany.fact.recorded, intercompany.order.posted, intercompany.order.confirmed or intercompany.order.disputed.</param>
/// <param name="Subject">What it happened to: type and key of a fact, the id of an order.</param>
/// <param name="Time">When it was recorded or posted, UTC. The order of events is that of their commits, not of this.</param>
/// <param name="Datacontenttype">application/json.</param>
/// <param name="Data">The fact as its history tells it, the order as it was answered when posted, or what the buyer said of it.</param>
// Only the API description is made from this type; answers come from ChangeEvent.
internal sealed record CloudEvent(string Specversion, string Id, string Source, string Type, string Subject, DateTimeOffset Time, string Datacontenttype, JsonObject Data);
