-- API keys without their secrets: 256 random bits need no slow hash. Roles and companies are JSON arrays.
CREATE TABLE api_key (
    id         TEXT NOT NULL CONSTRAINT api_key_key PRIMARY KEY,
    name       TEXT NOT NULL,
    hash       BLOB NOT NULL CONSTRAINT api_key_hash_is_sha256 CHECK (length(hash) = 32),
    roles      TEXT NOT NULL CONSTRAINT api_key_roles_are_a_list CHECK (json_type(roles) IS 'array'),
    companies  TEXT NOT NULL CONSTRAINT api_key_companies_are_a_list CHECK (json_type(companies) IS 'array'),
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    CONSTRAINT api_key_hash_is_unique UNIQUE (hash)
) STRICT;

CREATE TRIGGER api_key_is_never_changed BEFORE UPDATE ON api_key
BEGIN
    SELECT RAISE(ABORT, 'An API key is never changed: revoke it and make another.');
END;

CREATE TRIGGER api_key_is_never_deleted BEFORE DELETE ON api_key
BEGIN
    SELECT RAISE(ABORT, 'An API key is never deleted: revoke it.');
END;

CREATE TABLE api_key_revocation (
    api_key    TEXT NOT NULL CONSTRAINT api_key_revocation_is_of_a_key REFERENCES api_key (id),
    revoked_at TEXT NOT NULL,
    revoked_by TEXT NOT NULL,
    CONSTRAINT api_key_is_revoked_once PRIMARY KEY (api_key)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER api_key_revocation_is_never_changed BEFORE UPDATE ON api_key_revocation
BEGIN
    SELECT RAISE(ABORT, 'The revocation of an API key is never changed.');
END;

CREATE TRIGGER api_key_revocation_is_never_deleted BEFORE DELETE ON api_key_revocation
BEGIN
    SELECT RAISE(ABORT, 'The revocation of an API key is never taken back: make another key.');
END;
