-- What merchants set, which outlives every epoch. A shop's rows are seen and written only by a transaction that has said
-- SET LOCAL nova.shop (or set_config('nova.shop', …, true)); without it there are no rows.

-- The directory of shops: who there is to ask about, and nothing else. The one table an operator reads across shops.
CREATE TABLE tenants (
  shop       text PRIMARY KEY,
  created_at timestamptz NOT NULL
);

CREATE TABLE shop_settings (
  shop           text PRIMARY KEY REFERENCES tenants,
  version        bigint NOT NULL CHECK (version > 0),
  enabled        boolean NOT NULL,
  when_absent    text NOT NULL CHECK (when_absent IN ('granted', 'denied')),
  session_gap_ms bigint NOT NULL CHECK (session_gap_ms BETWEEN 60000 AND 86400000),
  currency       text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  catalog_mode   text NOT NULL CHECK (catalog_mode IN ('from_events', 'authoritative')),
  created_at     timestamptz NOT NULL,
  changed_at     timestamptz NOT NULL
);

-- A write key is public and kept as it is; of a server key only its SHA-256 (of 256 random bits) and its last characters.
-- Keys are unique across shops, since a key alone says which shop is speaking.
CREATE TABLE shop_keys (
  shop       text NOT NULL REFERENCES tenants,
  id         text NOT NULL,
  kind       text NOT NULL CHECK (kind IN ('write', 'server')),
  write_key  text UNIQUE,
  hash       text UNIQUE,
  hint       text NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (shop, id),
  CHECK ((kind = 'write') = (write_key IS NOT NULL)),
  CHECK ((kind = 'server') = (hash IS NOT NULL))
);

-- The catalogue as its source last told it; the last writer wins by the source's own time.
CREATE TABLE products (
  shop        text NOT NULL REFERENCES tenants,
  product_id  text NOT NULL,
  title       text NOT NULL,
  handle      text,
  category    text,
  vendor      text,
  tags        text[] NOT NULL,
  price_minor bigint,
  currency    text,
  image_url   text,
  published   boolean NOT NULL,
  available   boolean NOT NULL,
  updated_at  timestamptz NOT NULL,
  PRIMARY KEY (shop, product_id),
  CHECK ((price_minor IS NULL) = (currency IS NULL))
);

-- What has yet to be told to Kafka: that something changed, not what. The relay publishes the row as it is then, so
-- that a later state is never followed by an earlier one, in whatever order transactions commit. No tenant reads it.
CREATE TABLE outbox (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  topic      text NOT NULL,
  shop       text NOT NULL,
  part       text,
  created_at timestamptz NOT NULL DEFAULT now()
);

-- Up to where each partition has been projected; moves in the same transaction as the rows.
CREATE TABLE projection_offsets (
  epoch     text NOT NULL,
  topic     text NOT NULL,
  partition integer NOT NULL,
  next      bigint NOT NULL CHECK (next >= 0),
  PRIMARY KEY (epoch, topic, partition)
);

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['shop_settings', 'shop_keys', 'products'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY one_shop ON %I USING (shop = NULLIF(current_setting(''nova.shop'', true), '''')) '
      'WITH CHECK (shop = NULLIF(current_setting(''nova.shop'', true), ''''))', name);
  END LOOP;
END
$$;

GRANT USAGE ON SCHEMA public TO nova_admin, nova_recs;
GRANT SELECT, INSERT ON tenants TO nova_admin;
GRANT SELECT, INSERT, UPDATE, DELETE ON shop_settings, shop_keys, products, outbox, projection_offsets TO nova_admin;
