-- Pairs for whoever asks in SQL: the counts stay one row a product, as product-affinity has them, and the measures are
-- computed from them when read, so that they are never stale and no event has hundreds of rows to write.
ALTER TABLE product_affinity RENAME TO product_pair_counts;
ALTER TABLE product_pair_counts
  ADD viewed_total bigint NOT NULL DEFAULT 0,
  ADD bought_total bigint NOT NULL DEFAULT 0;
COMMENT ON COLUMN product_pair_counts.viewed_total IS 'the sum of its days: sessions that hold the product';
COMMENT ON COLUMN product_pair_counts.bought_total IS 'the sum of its days: orders that hold the product';

CREATE FUNCTION days_total(days jsonb) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (SELECT coalesce(sum((day ->> 1)::bigint), 0)::bigint FROM jsonb_array_elements(days) AS day);

-- The owner too sees no rows while row level security is forced.
ALTER TABLE product_pair_counts NO FORCE ROW LEVEL SECURITY;
UPDATE product_pair_counts
SET viewed_total = days_total(viewed -> 'days'), bought_total = days_total(bought -> 'days');
ALTER TABLE product_pair_counts FORCE ROW LEVEL SECURITY;

-- A row is a product with one of the 200 that it is most often seen or bought with. Counts come from records that are
-- written one by one and may contradict each other for a moment: they are widened until they describe something possible.
CREATE VIEW product_affinity WITH (security_invoker = true) AS
SELECT
  shop, product_id, type, other_product_id, rank, count, product_count, other_count, all_count,
  count::double precision / all_count AS support,
  count::double precision / product_count AS confidence,
  count::double precision / product_count / (other_count::double precision / all_count) AS lift
FROM (
  SELECT
    *,
    greatest(stated_all, product_count + other_count - count) AS all_count
  FROM (
    SELECT
      p.shop, p.product_id, relation.type, neighbour.pair ->> 0 AS other_product_id, neighbour.rank, together.count,
      greatest(relation.total, together.count) AS product_count,
      -- By the index, whatever the planner thinks of two hundred of them: a shop's table may be large.
      greatest(
        together.count,
        (SELECT CASE relation.type WHEN 'viewed-together' THEN other.viewed_total ELSE other.bought_total END
         FROM product_pair_counts AS other
         WHERE other.shop = p.shop AND other.product_id = neighbour.pair ->> 0)) AS other_count,
      CASE relation.type WHEN 'viewed-together' THEN whole.viewed_total ELSE whole.bought_total END AS stated_all
    FROM product_pair_counts AS p
    CROSS JOIN LATERAL (
      VALUES ('viewed-together', p.viewed, p.viewed_total), ('bought-together', p.bought, p.bought_total)
    ) AS relation (type, pairs, total)
    CROSS JOIN LATERAL jsonb_array_elements(relation.pairs -> 'neighbours') WITH ORDINALITY AS neighbour (pair, rank)
    CROSS JOIN LATERAL (SELECT days_total(neighbour.pair -> 1) AS count) AS together
    LEFT JOIN product_pair_counts AS whole ON whole.shop = p.shop AND whole.product_id = ''
    WHERE p.product_id <> '' AND together.count > 0
  ) AS counted
) AS possible;

-- What is recommended beside a product, by the score that orders recs-service's lists: the cosine of the two, drawn
-- towards 0 where little is known. A shop's filters, its stock among them, are applied when a list is served.
CREATE VIEW product_recommendation WITH (security_invoker = true) AS
SELECT
  shop, product_id AS source_product_id, other_product_id AS recommended_product_id,
  count / (sqrt(product_count::double precision * other_count) + CASE type WHEN 'viewed-together' THEN 10 ELSE 3 END)
    AS score,
  type
FROM product_affinity;

GRANT SELECT ON product_affinity, product_recommendation TO nova_admin, nova_recs;
