-- The three roles of Nova Pixel, run by a superuser (or a role with CREATEROLE) before the first migration, and
-- again whenever a password changes. Passwords come from session settings, so that none is ever part of a statement:
--   SELECT set_config('nova.owner_password', ?, false), set_config('nova.admin_password', ?, false),
--          set_config('nova.recs_password', ?, false);
--
--   nova_owner  owns the database; migrates, creates and drops epochs; no service works as it
--   nova_admin  admin-service: reads and writes rows of one shop at a time
--   nova_recs   recs-service: reads what it falls back on when Redis is away, and events for as-of reads
DO $$
DECLARE
  role text;
BEGIN
  FOREACH role IN ARRAY ARRAY['owner', 'admin', 'recs'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'nova_' || role) THEN
      EXECUTE format('CREATE ROLE %I', 'nova_' || role);
    END IF;
    -- NOBYPASSRLS on the owner too: its tables force row level security on itself.
    EXECUTE format(
      'ALTER ROLE %I LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION PASSWORD %L',
      'nova_' || role, current_setting('nova.' || role || '_password'));
  END LOOP;
END
$$;
