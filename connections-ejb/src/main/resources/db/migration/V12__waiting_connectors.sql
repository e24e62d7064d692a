-- Runs unchanged on PostgreSQL and on H2 (MODE=PostgreSQL).

-- How many connectors of a connection an administrator has yet to allow, for the list.
alter table connection_state add column waiting integer default 0 not null;
update connection_state set waiting = (
  select count(*) from connector_link l
  where l.connection_id = connection_state.connection_id
    and l.denied_at is null
    and exists (
      select 1 from connector_link_capability n
      where n.link_id = l.id
        and not exists (
          select 1 from connector_permission p
          where p.connection_id = l.connection_id
            and p.owner_id = l.owner_id
            and p.code = n.code)));
