-- What one epoch's log says, as rows. Flyway runs this once for each epoch, in the epoch's own schema (e1, e2, …).
--
-- part, pos: partition and offset of the record that a row came from: no record makes two rows, however often it is read.
-- unit, unit_version: what the row moves with, and the unit's version when the record was written. shopper is the label
-- that the unit has now: a move relabels the unit's rows. Amounts are in minor units of their currency.

-- The label that each unit has now, by its newest version. Rows of an older generation (version >> 32) stand behind an
-- opt-out: they are deleted, and none is taken in any more.
CREATE TABLE units (
  shop    text NOT NULL,
  unit    text NOT NULL,
  version bigint NOT NULL,
  shopper text NOT NULL,
  PRIMARY KEY (shop, unit)
);

CREATE TABLE shopper_events (
  shop           text NOT NULL,
  part           integer NOT NULL,
  pos            bigint NOT NULL,
  unit           text NOT NULL,
  unit_version   bigint NOT NULL,
  shopper        text NOT NULL,
  event_id       text NOT NULL,
  kind           text NOT NULL,
  subject        text,
  occurred_at    timestamptz NOT NULL,
  received_at    timestamptz NOT NULL,
  client_id      text,
  checkout_token text,
  customer_id    text,
  page_url       text,
  referrer       text,
  utm_source     text,
  utm_medium     text,
  utm_campaign   text,
  device_type    text,
  country        text,
  PRIMARY KEY (shop, part, pos)
);
CREATE INDEX ON shopper_events (shop, unit);
CREATE INDEX ON shopper_events (shop, shopper, occurred_at);
CREATE INDEX ON shopper_events (shop, received_at);
COMMENT ON COLUMN shopper_events.subject IS 'what it was about: product, query, collection, order, recommendation or name';

CREATE TABLE product_views (
  shop         text NOT NULL,
  part         integer NOT NULL,
  pos          bigint NOT NULL,
  unit         text NOT NULL,
  unit_version bigint NOT NULL,
  shopper      text NOT NULL,
  event_id     text NOT NULL,
  occurred_at  timestamptz NOT NULL,
  product_id   text NOT NULL,
  variant_id   text,
  category     text,
  price_minor  bigint,
  currency     text,
  PRIMARY KEY (shop, part, pos)
);
CREATE INDEX ON product_views (shop, unit);
CREATE INDEX ON product_views (shop, shopper, occurred_at);
CREATE INDEX ON product_views (shop, occurred_at) INCLUDE (product_id);

CREATE TABLE cart_actions (
  shop         text NOT NULL,
  part         integer NOT NULL,
  pos          bigint NOT NULL,
  unit         text NOT NULL,
  unit_version bigint NOT NULL,
  shopper      text NOT NULL,
  event_id     text NOT NULL,
  occurred_at  timestamptz NOT NULL,
  change       text NOT NULL CHECK (change IN ('added', 'removed', 'updated')),
  product_id   text,
  variant_id   text,
  category     text,
  quantity     integer,
  price_minor  bigint,
  currency     text,
  PRIMARY KEY (shop, part, pos)
);
CREATE INDEX ON cart_actions (shop, unit);
CREATE INDEX ON cart_actions (shop, occurred_at);

CREATE TABLE search_queries (
  shop         text NOT NULL,
  part         integer NOT NULL,
  pos          bigint NOT NULL,
  unit         text NOT NULL,
  unit_version bigint NOT NULL,
  shopper      text NOT NULL,
  event_id     text NOT NULL,
  occurred_at  timestamptz NOT NULL,
  query        text NOT NULL,
  PRIMARY KEY (shop, part, pos)
);
CREATE INDEX ON search_queries (shop, unit);
CREATE INDEX ON search_queries (shop, occurred_at);

-- An order is the sum of the differences that its node sent. orders is 1, or 0 once it has vanished; an order whose
-- differences come in several currencies has a row in each, and the rows add up.
CREATE TABLE orders (
  shop         text NOT NULL,
  unit         text NOT NULL,
  order_id     text NOT NULL,
  currency     text NOT NULL,
  unit_version bigint NOT NULL,
  shopper      text NOT NULL,
  placed_at    timestamptz NOT NULL,
  orders       integer NOT NULL,
  value_minor  bigint NOT NULL,
  PRIMARY KEY (shop, unit, order_id, currency)
);
CREATE INDEX ON orders (shop, shopper);
CREATE INDEX ON orders (shop, placed_at);
COMMENT ON COLUMN orders.currency IS 'ISO 4217; empty where no value is known';

-- The pieces of an order by line: sums of the same differences. quantity 0 is a line given back.
CREATE TABLE order_items (
  shop          text NOT NULL,
  unit          text NOT NULL,
  order_id      text NOT NULL,
  product_id    text NOT NULL,
  variant_id    text NOT NULL,
  currency      text NOT NULL,
  unit_version  bigint NOT NULL,
  shopper       text NOT NULL,
  placed_at     timestamptz NOT NULL,
  title         text,
  quantity      integer NOT NULL,
  revenue_minor bigint NOT NULL,
  PRIMARY KEY (shop, unit, order_id, product_id, variant_id, currency)
);
CREATE INDEX ON order_items (shop, shopper, placed_at);
CREATE INDEX ON order_items (shop, product_id);
COMMENT ON COLUMN order_items.variant_id IS 'empty where the order names none';

CREATE TABLE sessions (
  shop          text NOT NULL,
  shopper       text NOT NULL,
  session_id    text NOT NULL,
  part          integer NOT NULL,
  pos           bigint NOT NULL,
  closed        boolean NOT NULL,
  started_at    timestamptz NOT NULL,
  last_event_at timestamptz NOT NULL,
  ends_at       timestamptz NOT NULL,
  events        integer NOT NULL,
  pages         integer NOT NULL,
  viewed        text[] NOT NULL,
  carted        text[] NOT NULL,
  converted     boolean NOT NULL,
  PRIMARY KEY (shop, shopper, session_id)
);
CREATE INDEX ON sessions (shop, started_at);
CREATE INDEX ON sessions (shop, ends_at);
COMMENT ON COLUMN sessions.ends_at IS 'last event plus gap: the session is open until then';

-- A shop's user profiles. state, identifiers and merges come from the stitcher's journeys (null until one came);
-- the rest is computed from the rows above whenever one of the shopper's changes.
CREATE TABLE shoppers (
  shop               text NOT NULL,
  shopper            text NOT NULL,
  state              text CHECK (state IN ('guest', 'pending', 'authenticated', 'opted_out')),
  identifiers        jsonb,
  merges             jsonb,
  part               integer,
  pos                bigint,
  first_seen         timestamptz,
  last_active        timestamptz,
  viewed_products    text[] NOT NULL DEFAULT '{}',
  purchased_products text[] NOT NULL DEFAULT '{}',
  orders             integer NOT NULL DEFAULT 0,
  PRIMARY KEY (shop, shopper)
);
CREATE INDEX ON shoppers (shop, last_active);
COMMENT ON COLUMN shoppers.viewed_products IS 'last 100 products viewed, newest first, each once';
COMMENT ON COLUMN shoppers.purchased_products IS 'last 100 products bought and not given back, newest first, each once';

-- Products as events showed them last, with their counts over the days that product-features keeps.
CREATE TABLE product_metadata (
  shop         text NOT NULL,
  product_id   text NOT NULL,
  part         integer NOT NULL,
  pos          bigint NOT NULL,
  title        text,
  category     text,
  brand        text,
  price_minor  bigint,
  currency     text,
  last_seen_at timestamptz NOT NULL,
  views        bigint NOT NULL,
  cart_adds    bigint NOT NULL,
  orders       bigint NOT NULL,
  pieces       bigint NOT NULL,
  PRIMARY KEY (shop, product_id)
);
CREATE INDEX ON product_metadata (shop, views DESC, product_id);
CREATE INDEX ON product_metadata (shop, category, views DESC);

-- Pair counts: {"days": [[day, count], …], "neighbours": [["product id", [[day, count], …]], …]}, day since 1970-01-01,
-- neighbours best first. The row with an empty product_id holds the shop's totals.
CREATE TABLE product_affinity (
  shop       text NOT NULL,
  product_id text NOT NULL,
  part       integer NOT NULL,
  pos        bigint NOT NULL,
  viewed     jsonb NOT NULL,
  bought     jsonb NOT NULL,
  PRIMARY KEY (shop, product_id)
);

-- How the stitcher counted the events of one partition of pixel-events; the newest tally stands.
CREATE TABLE event_tallies (
  shop               text NOT NULL,
  partition          integer NOT NULL,
  part               integer NOT NULL,
  pos                bigint NOT NULL,
  counted            bigint NOT NULL,
  duplicate          bigint NOT NULL,
  rejected           bigint NOT NULL,
  dropped_by_consent bigint NOT NULL,
  bot                bigint NOT NULL,
  PRIMARY KEY (shop, partition)
);

-- How many events the gateway refused, and why.
CREATE TABLE gateway_rejections (
  shop    text NOT NULL,
  code    text NOT NULL,
  count   bigint NOT NULL,
  last_at timestamptz NOT NULL,
  PRIMARY KEY (shop, code)
);

-- Every table of this schema that names a shop shows the rows of one shop only, to its owner as well.
DO $$
DECLARE
  name text;
BEGIN
  FOR name IN
    SELECT table_name FROM information_schema.columns
    WHERE table_schema = '${flyway:defaultSchema}' AND column_name = 'shop'
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY one_shop ON %I USING (shop = NULLIF(current_setting(''nova.shop'', true), '''')) '
      'WITH CHECK (shop = NULLIF(current_setting(''nova.shop'', true), ''''))', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO nova_admin', name);
  END LOOP;
END
$$;

GRANT USAGE ON SCHEMA ${flyway:defaultSchema} TO nova_admin, nova_recs;
GRANT SELECT ON product_metadata, product_affinity TO nova_recs;
