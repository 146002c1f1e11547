-- The model registry: when a version became champion, so that a rollback knows which one was before it.
ALTER TABLE model_versions
    ADD COLUMN promoted_at timestamptz,
    ADD CONSTRAINT model_versions_status CHECK (status IN ('CHALLENGER', 'CHAMPION', 'RETIRED'));
