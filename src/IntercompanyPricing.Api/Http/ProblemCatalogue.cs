using System.Collections.Frozen;
using IntercompanyPricing.Domain;

namespace IntercompanyPricing.Api.Http;

/// <summary>Every kind of problem that the service answers with: the one table behind answers, pages and the API description.</summary>
internal static class ProblemCatalogue
{
    /// <summary>All kinds: what cannot be read or is not allowed first, then what the domain refuses.</summary>
    public static IReadOnlyList<ProblemKind> All { get; } =
    [
        new(ProblemCodes.BadRequest, 400, "The request cannot be read",
            "The request breaks the rules of HTTP itself, for example with a body shorter than announced. Send it again; if it happens again, look at the client or at a proxy in between."),
        new(ProblemCodes.MissingIdempotencyKey, 400, "The Idempotency-Key header is missing",
            "Everything that posts needs a key, so that it can be sent again safely. Send a value of your own that is unique for the document, such as its number, and the same value when you try again."),
        new(ProblemCodes.InvalidIdempotencyKey, 400, "The Idempotency-Key cannot be used",
            "A key is 1 to 255 visible ASCII characters (no blanks) in one single header."),
        new(ProblemCodes.MalformedJson, 400, "The body is not JSON",
            "The body must be one JSON value (RFC 8259) in UTF-8 without a byte order mark, nested at most 32 levels deep, with nothing behind it. The detail says where reading stopped."),
        new(ProblemCodes.MalformedXml, 400, "The body is not such XML",
            "The body must be well-formed XML in UTF-8 of the schema that the operation names, without a document type (DTD), nested at most 32 levels deep. The detail says where reading stopped."),
        new(ProblemCodes.InvalidMember, 400, "A value cannot be read",
            "A member has the wrong type, is null where a value is needed, or cannot be kept exactly: decimals with too many digits are refused, never rounded. The pointer names the place."),
        new(ProblemCodes.UnknownMember, 400, "A member is unknown",
            "The body has a member that is not described here. Names are compared exactly, upper and lower case included: a misspelt optional member must not get lost in silence."),
        new(ProblemCodes.DuplicateMember, 400, "A member stands twice",
            "An object has the same member twice, so it is open which is meant. In a PUT the identifier stands in the path and not in the body again."),
        new(ProblemCodes.MissingMember, 400, "A member is missing",
            "A required member is not there. The pointer names the first one that is missing."),
        new(ProblemCodes.InvalidParameter, 400, "A parameter cannot be used",
            "A query or path parameter is unknown, given twice, empty, or cannot be read. The detail names it. Unknown ones are refused, because a misspelt filter would answer everything."),
        new(ProblemCodes.Unauthenticated, 401, "No valid API key",
            "The request needs a valid key in the header X-Api-Key. It has none, or one that is unknown or revoked. An administrator makes keys with POST /v1/keys."),
        new(ProblemCodes.Forbidden, 403, "The key's role does not allow this",
            "The key is valid, but has none of the roles that may do this. The detail names them."),
        new(ProblemCodes.CompanyNotInScope, 403, "The key does not act for this company",
            "An erp key posts only orders in which one of its companies, or its department or staff, is buyer or seller. Use the key of that company's system, or have an administrator make one."),
        new(ProblemCodes.NotFound, 404, "There is nothing here",
            "The path is unknown, or names something that does not exist or that this key may not see. The two are not told apart on purpose."),
        new(ProblemCodes.MethodNotAllowed, 405, "The method is not allowed here",
            "The path exists, but not with this method. The Allow header names those that work."),
        new(ProblemCodes.DuplicateDocument, 409, "The document was posted before",
            "A seller's document number is unique for ever within its seller and year, and so is a buyer's. The member order names the order that has it. To correct it, reverse that order and post under a new number."),
        new(ProblemCodes.LastAdminKey, 409, "The last admin key cannot be revoked",
            "Nobody could make keys any more. Make another admin key first, then revoke this one with it."),
        new(ProblemCodes.BodyTooLarge, 413, "The body is too large",
            "A body has at most 1,048,576 bytes, a batch of facts 16,777,216. An import has at most 268,435,456 bytes, 1,048,576 of them in one record, and 250,000 records. Send several smaller requests."),
        new(ProblemCodes.UnsupportedMediaType, 415, "The body's media type is not supported",
            "Send Content-Type: application/json, in UTF-8 and without a Content-Encoding, unless the operation is described otherwise."),
        new(ProblemCodes.IdempotencyKeyReused, 422, "The idempotency key was used for something else",
            "The same key came before with another body or for another operation. Use a new key for a new document; send the very same bytes to get the first answer again."),
        new(ProblemCodes.InternalError, 500, "Something went wrong on our side",
            "The request is not to blame. Nothing was half done: try again with the same Idempotency-Key. The member traceId finds the log entry."),
        new(ProblemCodes.Busy, 503, "Too much is waiting",
            "More requests are waiting to be written than the service takes. Nothing was done: try again with the same Idempotency-Key after the seconds in Retry-After."),
        new(ProblemCodes.NotReady, 503, "Not ready",
            "The service runs, but is about to stop, or cannot reach its database or write to it. Load balancers should send requests elsewhere until it is."),

        Refused(RefusalCodes.UnknownParty, "The party is unknown",
            "No party with this identifier was recorded at the version asked for. Identifiers are case-sensitive. Record it with PUT /v1/parties/{id} first."),
        Refused(RefusalCodes.UnknownProduct, "The product is unknown",
            "No product with this identifier was recorded at the version asked for. Identifiers are case-sensitive. Record it with PUT /v1/products/{id} first."),
        Refused(RefusalCodes.UnknownCurrency, "The currency is unknown",
            "ISO 4217 has no such currency. Codes are three upper-case letters such as EUR."),
        Refused(RefusalCodes.UnknownMethod, "The pricing method is unknown",
            "A policy names a transfer pricing method that does not exist here. The detail lists those that do."),
        Refused(RefusalCodes.UnknownBenchmark, "The benchmark is unknown",
            "No benchmark with this identifier was recorded. Record it first, in the same batch if you like."),
        Refused(RefusalCodes.UnknownAgreement, "The agreement is unknown",
            "No agreement with this identifier was recorded, or it is not in force. Record it first."),
        Refused(RefusalCodes.UnknownAccount, "The account is unknown",
            "The chart of accounts has no such account. Record it with PUT /v1/accounts/{number} first."),
        Refused(RefusalCodes.SameParty, "Buyer and seller are the same",
            "Nobody sells to itself. For a supply inside one company name its departments."),
        Refused(RefusalCodes.PartyDissolved, "The company no longer exists on this date",
            "The company was dissolved on or before the date of supply. Check the date and the company's dissolvedOn."),
        Refused(RefusalCodes.PersonAsSeller, "A person cannot sell",
            "Persons are buyers only. Record a person's business as a company."),
        Refused(RefusalCodes.ProductNotSoldBySeller, "The product is another seller's",
            "A product belongs to one seller, and this is not the order's. Check the product and the seller."),
        Refused(RefusalCodes.UnitMismatch, "The unit is not the product's",
            "Quantities are in the product's own unit, so that prices per unit mean what they say. Convert the quantity before you send it."),
        Refused(RefusalCodes.NoPolicy, "No pricing policy fits",
            "The purchase is internal, but no policy in force covers it, so there is no transfer price. Finance records one with PUT /v1/policies/{id}."),
        Refused(RefusalCodes.NoCost, "A price or cost is missing",
            "The policy needs a price or cost of the product that is not in force on the price date. Finance records it with POST /v1/prices."),
        Refused(RefusalCodes.NoRate, "An exchange rate is missing",
            "No exchange rate of the company's kind is in force for the day. Finance records it with POST /v1/rates."),
        Refused(RefusalCodes.PriceMismatch, "The price is not the policy's",
            "Inside a group a given unit price must be the one that the policy makes. The detail names that price. Leave unitPrice out to take it."),
        Refused(RefusalCodes.NegativePrice, "The policy makes a price below zero",
            "What the policy takes off is more than what it starts from. Check its parameters and the prices it rests on."),
        Refused(RefusalCodes.NoAccount, "No account is assigned",
            "No account assignment fits what has to be posted. Finance records one with POST /v1/account-assignments."),
        Refused(RefusalCodes.NoBooks, "Neither side keeps books here",
            "An order is posted in the books of buyer or seller, and neither company has keepsBooks set."),
        Refused(RefusalCodes.AmountTooLarge, "A result is too large",
            "A price or an amount is beyond the limits that are kept exactly: 17 digits of minor units for an amount. Split the order."),
        Refused(RefusalCodes.VotesOverHundred, "More than all votes",
            "The stakes recorded in one company add up to more than 100 percent of its votes on some day. End or correct a stake in the same batch."),
        Refused(RefusalCodes.PolicyOverlap, "Two policies fit equally well",
            "Two policies that are equally specific cover the same supply on the same day, so the price would depend on chance. Limit or end one of them."),
        Refused(RefusalCodes.ProgrammeOverlap, "Two programmes would fit the same staff purchase",
            "On the day named, both programmes are in force for a common seller, product kind and relation, and which discount applied would be chance. End one before the other begins, or name what sets them apart."),
        Refused(RefusalCodes.UnknownProgramme, "The programme is not known",
            "No programme has this id. Record it first, or in the same batch."),
        Refused(RefusalCodes.FloorAboveList, "The floor of the staff price is above the list price",
            "The programme sells nothing below variable cost, and that is above the price for outsiders. Check the list price and the variable cost of the product."),
        Refused(RefusalCodes.DepartmentNotOfCompany, "The department belongs to no company",
            "A department must belong, directly or through departments, to a company."),
        Refused(RefusalCodes.WrongPartyKind, "The party is of the wrong kind",
            "This place takes a company, a department or a person only. The detail says which."),
        Refused(RefusalCodes.MissingParameter, "A pricing parameter is missing",
            "The policy's method needs a parameter that the policy does not give. The pointer names it."),
        Refused(RefusalCodes.InvalidValue, "A value cannot be",
            "The value reads well, but is outside of what is possible in this place. The detail says why."),
        Refused(RefusalCodes.StillReferenced, "Other facts still name it",
            "A party or product cannot be taken back while stakes, prices, policies or other facts name it: they would speak of nothing. Withdraw those first, or all in one batch."),
        Refused(RefusalCodes.NothingToWithdraw, "There is nothing to withdraw",
            "Only what stands for the same key and the same day can be withdrawn. Read the history for what was recorded."),
        Refused(RefusalCodes.Unchangeable, "This can never change",
            "Something that other records rest on, such as a party's kind, stays as it was first recorded. Record a new one under another identifier."),
    ];

    private static readonly FrozenDictionary<string, ProblemKind> _byCode = All.ToFrozenDictionary(kind => kind.Code, StringComparer.Ordinal);

    /// <summary>The kind with a code that is known to exist.</summary>
    public static ProblemKind Of(string code) => _byCode[code];

    /// <summary>The kind with a code, or null.</summary>
    public static ProblemKind? Find(string code) => _byCode.GetValueOrDefault(code);

    /// <summary>The kind that stands for a bare status, such as routing answers with.</summary>
    public static ProblemKind OfStatus(int status) => Of(status switch
    {
        401 => ProblemCodes.Unauthenticated,
        403 => ProblemCodes.Forbidden,
        404 => ProblemCodes.NotFound,
        405 => ProblemCodes.MethodNotAllowed,
        413 => ProblemCodes.BodyTooLarge,
        415 => ProblemCodes.UnsupportedMediaType,
        503 => ProblemCodes.Busy,
        >= 500 => ProblemCodes.InternalError,
        _ => ProblemCodes.BadRequest,
    });

    private static ProblemKind Refused(string code, string title, string explanation) => new(code, 422, title, explanation);
}
