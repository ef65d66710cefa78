namespace IntercompanyPricing.Api.Http;

/// <summary>Metadata of an endpoint: the roles of which a key needs one.</summary>
/// <param name="Roles">Some of <see cref="Http.Roles.All"/>.</param>
internal sealed record RolesRequired(IReadOnlyList<string> Roles);
