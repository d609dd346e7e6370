-- The past, for as-of reads: each event whole, as shopper-events holds it (the schema registry's number, then Avro), by its
-- unit; whose it is today stands in units. What the other tables know of an event is not enough to compute every feature.
CREATE TABLE shopper_event_records (
  shop         text NOT NULL,
  part         integer NOT NULL,
  pos          bigint NOT NULL,
  unit         text NOT NULL,
  unit_version bigint NOT NULL,
  received_at  timestamptz NOT NULL,
  record       bytea NOT NULL,
  PRIMARY KEY (shop, part, pos)
);
CREATE INDEX ON shopper_event_records (shop, unit, received_at);
CREATE INDEX ON units (shop, shopper);

-- How far the past reaches. Outlives the rows that it is about: an erasure makes no shop's past shorter.
CREATE TABLE as_of_reach (
  shop           text PRIMARY KEY,
  first_received timestamptz NOT NULL,
  last_received  timestamptz NOT NULL,
  missing_until  timestamptz
);
COMMENT ON COLUMN as_of_reach.missing_until IS
  'events received up to then were projected before whole events were kept; null if all are kept';

-- A projection that was there before this table keeps what it has; its past begins now. The owner too sees no rows while
-- row level security is forced.
ALTER TABLE shopper_events NO FORCE ROW LEVEL SECURITY;
INSERT INTO as_of_reach (shop, first_received, last_received, missing_until)
SELECT shop, max(received_at), max(received_at), max(received_at) FROM shopper_events GROUP BY shop;
ALTER TABLE shopper_events FORCE ROW LEVEL SECURITY;

ALTER TABLE shopper_event_records ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY one_shop ON shopper_event_records
  USING (shop = NULLIF(current_setting('nova.shop', true), ''))
  WITH CHECK (shop = NULLIF(current_setting('nova.shop', true), ''));
ALTER TABLE as_of_reach ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY one_shop ON as_of_reach
  USING (shop = NULLIF(current_setting('nova.shop', true), ''))
  WITH CHECK (shop = NULLIF(current_setting('nova.shop', true), ''));

GRANT SELECT, INSERT, UPDATE, DELETE ON shopper_event_records, as_of_reach TO nova_admin;
GRANT SELECT ON units, shopper_event_records, as_of_reach TO nova_recs;
