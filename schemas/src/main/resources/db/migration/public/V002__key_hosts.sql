-- Hosts whose pages may use a write key; none means all.
ALTER TABLE shop_keys
  ADD COLUMN hosts text[] NOT NULL DEFAULT '{}',
  ADD CHECK (kind = 'write' OR hosts = '{}');
