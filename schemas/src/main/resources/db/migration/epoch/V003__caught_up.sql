-- Up to when the projection is known to be complete: all that the topics held then is in the tables. The newest event of a
-- shop does not say so: another partition may lag, and a shop may rest.
CREATE TABLE projection_reach (
  single       boolean PRIMARY KEY DEFAULT true CHECK (single),
  caught_up_at timestamptz NOT NULL
);
GRANT SELECT, INSERT, UPDATE, DELETE ON projection_reach TO nova_admin;
GRANT SELECT ON projection_reach TO nova_recs;

ALTER TABLE as_of_reach DROP COLUMN last_received;
