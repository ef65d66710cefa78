namespace IntercompanyPricing.Api.Keys;

/// <summary>A key to be made.</summary>
/// <param name="Name">The principal that it speaks for, 1 to 100 printable characters. Keys of one name share idempotency keys.</param>
/// <param name="Roles">erp, finance, auditor; or admin alone.</param>
/// <param name="Companies">The companies an erp key acts for; for erp required, else left out.</param>
internal sealed record KeyRequest(string Name, IReadOnlyList<string> Roles, IReadOnlyList<string>? Companies = null);
