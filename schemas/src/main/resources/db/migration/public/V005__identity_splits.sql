-- What operators have split off a client: ties that were seen up to a time and do not count. Told to the stitcher as one
-- record a client; kept, because a replay needs them.
CREATE TABLE identity_splits (
  shop        text NOT NULL REFERENCES tenants,
  id          text NOT NULL,
  client      text NOT NULL,
  first_event text,
  token       text,
  up_to       timestamptz NOT NULL,
  issued_at   timestamptz NOT NULL,
  ordinal     bigint GENERATED ALWAYS AS IDENTITY,
  PRIMARY KEY (shop, id),
  CHECK (token IS NULL OR first_event IS NOT NULL)
);

CREATE INDEX identity_splits_of_client ON identity_splits (shop, client, ordinal);

ALTER TABLE identity_splits ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY one_shop ON identity_splits
  USING (shop = NULLIF(current_setting('nova.shop', true), ''))
  WITH CHECK (shop = NULLIF(current_setting('nova.shop', true), ''));

GRANT SELECT, INSERT, DELETE ON identity_splits TO nova_admin;
