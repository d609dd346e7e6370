-- What is set about recommendations: rules and weights. Read and written as one document.
ALTER TABLE shop_settings
  ADD COLUMN recommending jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(recommending) = 'object');
