-- Runs unchanged on PostgreSQL and on H2 (MODE=PostgreSQL).
-- The rows of lists hold all that lists show and belong to them alone: connection_state and
-- application_state are read without the tables that they are copied from.

-- Whether a connection was removed is its own matter; lists keep a copy of when it ends.
alter table connection add column removed_by varchar(255);
alter table connection add column removed_at timestamp with time zone;
alter table connection add column delete_at timestamp with time zone;
update connection set
  removed_by = (select s.removed_by from connection_state s where s.connection_id = connection.id),
  removed_at = (select s.removed_at from connection_state s where s.connection_id = connection.id),
  delete_at = (select s.delete_at from connection_state s where s.connection_id = connection.id);
create index connection_by_end on connection (delete_at);
drop index connection_state_by_end;
alter table connection_state drop column removed_by;
alter table connection_state drop column removed_at;

alter table connection_state add column name varchar(100) default '' not null;
alter table connection_state add column cloud varchar(30) default '' not null;
alter table connection_state add column organization_id varchar(100) default '' not null;
alter table connection_state add column organization_name varchar(200) default '' not null;
update connection_state set
  name = (select c.name from connection c where c.id = connection_id),
  cloud = (select c.cloud from connection c where c.id = connection_id),
  organization_id = (select c.organization_id from connection c where c.id = connection_id),
  organization_name = (select c.organization_name from connection c where c.id = connection_id);
alter table connection_state alter column name drop default;
alter table connection_state alter column cloud drop default;
alter table connection_state alter column organization_id drop default;
alter table connection_state alter column organization_name drop default;
-- A page is found as names; this leads from them to its rows.
create index connection_state_of_name on connection_state (normalized_name);
-- What a search looks at is written to the rows of lists at once.
alter table connection drop column searched;

alter table application_state add column name varchar(100) default '' not null;
alter table application_state add column client_id varchar(100) default '' not null;
alter table application_state add column profile_id varchar(36);
-- Codes, with a blank before and behind each.
alter table application_state add column capabilities varchar(4000) default ' ' not null;
update application_state set
  name = (select a.name from application a where a.id = application_id),
  client_id = (select a.client_id from application a where a.id = application_id),
  profile_id = (select a.profile_id from application a where a.id = application_id),
  capabilities = coalesce((select ' ' || string_agg(k.code, ' ' order by k.code) || ' '
    from application_capability k where k.application_id = application_state.application_id), ' ');
alter table application_state alter column name drop default;
alter table application_state alter column client_id drop default;
alter table application_state alter column capabilities drop default;
-- Nobody looks for the holders of a capability here any more.
drop index application_by_capability;
