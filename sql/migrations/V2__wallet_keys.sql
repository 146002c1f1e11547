-- When a version of the master key was first used to encrypt a wallet. Never part of the publication.
CREATE TABLE wallet_key_versions (
    version    int PRIMARY KEY,
    created_at timestamptz NOT NULL DEFAULT now()
);

INSERT INTO wallet_key_versions (version, created_at)
    SELECT key_version, min(created_at) FROM user_wallets GROUP BY key_version;

-- A trigger, so that no way of writing a wallet (registration, rotation, an import) forgets it.
CREATE FUNCTION note_wallet_key_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO wallet_key_versions (version) VALUES (NEW.key_version) ON CONFLICT DO NOTHING;
    RETURN NULL;
END
$$;

CREATE TRIGGER note_wallet_key_version
    AFTER INSERT OR UPDATE OF key_version ON user_wallets
    FOR EACH ROW EXECUTE FUNCTION note_wallet_key_version();
