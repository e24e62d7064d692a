-- Runs unchanged on PostgreSQL and on H2 (MODE=PostgreSQL): no partial or expression index.

-- What sort of work the connector does, for people.
alter table connector_link add column kind varchar(100) default '' not null;
alter table connector_link alter column kind drop default;
-- Null while nobody denied it.
alter table connector_link add column denied_by varchar(255);
alter table connector_link add column denied_at timestamp with time zone;

-- Which capabilities of a connection an administrator allowed a principal, for all of its connectors.
create table connector_permission (
  connection_id varchar(36) not null,
  owner_id varchar(300) not null,
  code varchar(60) not null,
  allowed_by varchar(255) not null,
  allowed_at timestamp with time zone not null,
  constraint capability_is_allowed_once primary key (connection_id, owner_id, code),
  constraint connector_permission_of_connection foreign key (connection_id)
    references connection (id) on delete cascade
);

-- What connectors did with it; written by machines, in pieces of some seconds.
create table connector_use (
  link_id varchar(36) not null primary key,
  last_token_at timestamp with time zone,
  last_error_at timestamp with time zone,
  -- What was the matter then, as the sentence that the caller got.
  last_error varchar(1000) not null,
  constraint connector_use_of_link foreign key (link_id)
    references connector_link (id) on delete cascade
);

-- Tokens given and refused, by connection, connector and hour.
create table connector_use_hour (
  link_id varchar(36) not null,
  hour_start timestamp with time zone not null,
  connection_id varchar(36) not null,
  given bigint not null,
  refused bigint not null,
  constraint connector_use_is_of_one_hour primary key (link_id, hour_start),
  constraint connector_use_hour_of_link foreign key (link_id)
    references connector_link (id) on delete cascade
);
create index connector_use_hour_by_connection on connector_use_hour (connection_id, hour_start);
create index connector_use_hour_by_start on connector_use_hour (hour_start);

-- Access tokens, shared by the nodes: one request to the provider for each application and set of
-- permissions. Who fetches one holds the lease; its fence tells a node that came back too late.
create table access_token (
  profile_id varchar(36) not null,
  -- SHA-256 of the permissions and of the credential that signs in.
  content varchar(43) not null,
  fence bigint not null,
  lease_until timestamp with time zone,
  -- Value, type and proof key, sealed; null before the first one.
  sealed varchar(16000),
  issued_at timestamp with time zone,
  expires_at timestamp with time zone,
  -- How the last request failed; null after one that did not.
  failure_code varchar(60),
  failure_subject varchar(300),
  failure_words varchar(1000),
  failures integer not null,
  failed_at timestamp with time zone,
  -- Nobody asks the provider before; null when a person has to do something first.
  retry_at timestamp with time zone,
  constraint access_token_is_one primary key (profile_id, content),
  constraint access_token_of_profile foreign key (profile_id)
    references application_connection_profile (id) on delete cascade
);
create index access_token_by_end on access_token (expires_at);

-- Tells every node within a second that what it remembers of a connection no longer holds.
create table access_change (
  id varchar(36) not null primary key,
  connection_id varchar(36) not null,
  at timestamp with time zone not null
);
create index access_change_by_time on access_change (at);

-- What other applications read of what happened. The position is given when it is read first, so
-- that none is skipped that was committed later than one with a higher number.
create sequence connection_event_number start with 1 increment by 1;
create table connection_event (
  number bigint not null primary key,
  position bigint,
  kind varchar(40) not null,
  connection_id varchar(36) not null,
  connection_name varchar(100) not null,
  -- Whose connector it is about; empty for what everybody may read.
  owner_id varchar(300) not null,
  connector_id varchar(200) not null,
  status varchar(30) not null,
  at timestamp with time zone not null,
  constraint connection_event_has_one_position unique (position)
);
create index connection_event_by_time on connection_event (at);

-- The one row that is locked while positions are given.
create table connection_event_position (
  id smallint not null primary key,
  last_position bigint not null,
  -- Events up to here are no longer kept.
  forgotten bigint not null
);
insert into connection_event_position (id, last_position, forgotten) values (1, 0, 0);
