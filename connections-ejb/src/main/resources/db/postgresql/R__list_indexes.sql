-- Finds parts of names without looking through all rows. The extension belongs to PostgreSQL, but
-- not every server has it or lets this user add it: then a search looks through all rows.
do $$
begin
  create extension if not exists pg_trgm;
  create index if not exists connection_state_by_text
    on connection_state using gin (searched gin_trgm_ops);
  create index if not exists application_state_by_text
    on application_state using gin (searched gin_trgm_ops, connection_searched gin_trgm_ops);
exception
  when insufficient_privilege or feature_not_supported or undefined_file or undefined_object then
    raise notice 'No index for searches: %', sqlerrm;
end
$$;
