-- How models do on live rows, beside the one in force, and why one was promoted in spite of what spoke against it.
CREATE TABLE model_standings (
    version       text             NOT NULL,
    against       text             NOT NULL,
    outcomes      bigint           NOT NULL,
    positives     bigint           NOT NULL,
    brier         double precision NOT NULL,
    against_brier double precision NOT NULL,
    window_brier  double precision NOT NULL,
    slot          bigint           NOT NULL,
    PRIMARY KEY (version, against)
);
COMMENT ON TABLE model_standings IS
    'Brier scores of a model and of the model in force, on the same live rows; written by the signal job';

ALTER TABLE model_versions ADD COLUMN promoted_because text;
COMMENT ON COLUMN model_versions.promoted_because IS 'the sentence given with --force; null if nothing spoke against it';
