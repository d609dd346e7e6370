-- What is kept of events whose visitor did not allow analytics: nothing, or that such an event was.
ALTER TABLE shop_settings
  ADD COLUMN when_denied text NOT NULL DEFAULT 'drop' CHECK (when_denied IN ('drop', 'count'));
