-- How fast one client's events may come before it is taken for a machine.
ALTER TABLE shop_settings
  ADD COLUMN events_per_minute integer NOT NULL DEFAULT 300 CHECK (events_per_minute BETWEEN 1 AND 100000),
  ADD COLUMN events_at_once integer NOT NULL DEFAULT 1000 CHECK (events_at_once BETWEEN 1 AND 100000);
