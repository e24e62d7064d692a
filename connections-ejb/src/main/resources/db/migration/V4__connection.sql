-- Runs unchanged on PostgreSQL and on H2 (MODE=PostgreSQL): no partial or expression index.

-- One connection per organization: a removed one keeps its place until it is deleted for good.
create table connection (
  id varchar(36) not null primary key,
  version bigint not null,
  name varchar(100) not null,
  normalized_name varchar(200) not null,
  workload varchar(30) not null,
  cloud varchar(30) not null,
  -- The provider's own id, which no spelling of a domain changes.
  organization_id varchar(100) not null,
  organization_name varchar(200) not null,
  organization_host varchar(255) not null,
  -- Name, organization's name, host and id in lower case, a line each: what a search looks at.
  searched varchar(900) not null,
  created_by varchar(255) not null,
  created_at timestamp with time zone not null,
  changed_by varchar(255) not null,
  changed_at timestamp with time zone not null,
  constraint connection_is_one_per_organization unique (workload, cloud, organization_id),
  constraint connection_name_is_unique unique (normalized_name)
);

-- What lists show, filter and sort by, derived from the rows around it; written by machines, apart
-- from what people write. ACTIVE or REMOVED, so that lists of either need no look at dates.
create table connection_state (
  connection_id varchar(36) not null primary key,
  version bigint not null,
  life varchar(10) not null,
  removed_by varchar(255),
  removed_at timestamp with time zone,
  delete_at timestamp with time zone,
  status varchar(30) not null,
  urgency smallint not null,
  reason_code varchar(60),
  reason_subject varchar(300) not null,
  reason_application varchar(100) not null,
  applications integer not null,
  connectors integer not null,
  nearest_expiry timestamp with time zone,
  checked_at timestamp with time zone,
  -- Copies of what stands in connection, since an index cannot span two tables.
  normalized_name varchar(200) not null,
  workload varchar(30) not null,
  organization_host varchar(255) not null,
  searched varchar(900) not null,
  constraint connection_state_of_connection foreign key (connection_id)
    references connection (id) on delete cascade
);
-- One for each order of the list. The name decides between equals and leads to the row, so a page
-- is found in the index alone.
create index connection_state_by_name on connection_state (life, normalized_name);
create index connection_state_by_workload on connection_state (life, workload, normalized_name);
create index connection_state_by_organization
  on connection_state (life, organization_host, normalized_name);
create index connection_state_by_status on connection_state (life, status, normalized_name);
create index connection_state_by_urgency on connection_state (life, urgency, normalized_name);
create index connection_state_by_expiry on connection_state (life, nearest_expiry, normalized_name);
create index connection_state_by_check
  on connection_state (life, checked_at nulls first, normalized_name);
create index connection_state_by_applications
  on connection_state (life, applications, normalized_name);
create index connection_state_by_connectors on connection_state (life, connectors, normalized_name);
create index connection_state_by_end on connection_state (delete_at);

create table service_account (
  connection_id varchar(36) not null primary key,
  version bigint not null,
  account_name varchar(255) not null,
  role_name varchar(100) not null,
  note varchar(500) not null,
  changed_by varchar(255) not null,
  changed_at timestamp with time zone not null,
  constraint service_account_of_connection foreign key (connection_id)
    references connection (id) on delete cascade
);

create table application (
  id varchar(36) not null primary key,
  version bigint not null,
  connection_id varchar(36) not null,
  type varchar(10) not null,
  name varchar(100) not null,
  normalized_name varchar(200) not null,
  client_id varchar(100) not null,
  -- How a custom application signs in; a profile serves one application at most.
  profile_id varchar(36),
  disabled_by varchar(255),
  disabled_at timestamp with time zone,
  created_by varchar(255) not null,
  created_at timestamp with time zone not null,
  changed_by varchar(255) not null,
  changed_at timestamp with time zone not null,
  constraint application_of_connection foreign key (connection_id)
    references connection (id) on delete cascade,
  constraint application_uses_profile foreign key (profile_id)
    references application_connection_profile (id),
  constraint application_profile_is_unique unique (profile_id),
  constraint application_name_is_unique_in_connection unique (connection_id, normalized_name),
  constraint application_is_of_a_kind check
    ((type = 'CUSTOM' and profile_id is not null) or (type = 'SYSTEM' and profile_id is null))
);

create table application_capability (
  application_id varchar(36) not null,
  code varchar(60) not null,
  catalog_version integer not null,
  added_by varchar(255) not null,
  added_at timestamp with time zone not null,
  constraint application_holds_capability_once primary key (application_id, code),
  constraint application_capability_of_application foreign key (application_id)
    references application (id) on delete cascade
);
create index application_by_capability on application_capability (code);

-- What lists show, filter and sort by of an application, derived from its profile's state and from
-- being disabled.
create table application_state (
  application_id varchar(36) not null primary key,
  version bigint not null,
  status varchar(30) not null,
  urgency smallint not null,
  reason_code varchar(60),
  reason_subject varchar(300) not null,
  nearest_expiry timestamp with time zone,
  checked_at timestamp with time zone,
  -- Copies of what stands in application, connection and connection_state.
  connection_id varchar(36) not null,
  life varchar(10) not null,
  type varchar(10) not null,
  workload varchar(30) not null,
  normalized_name varchar(200) not null,
  searched varchar(400) not null,
  connection_name varchar(200) not null,
  connection_searched varchar(900) not null,
  constraint application_state_of_application foreign key (application_id)
    references application (id) on delete cascade
);
create index application_state_by_connection_id on application_state (connection_id);
create index application_state_by_name on application_state (life, normalized_name, application_id);
create index application_state_by_connection
  on application_state (life, connection_name, normalized_name, application_id);
create index application_state_by_workload
  on application_state (life, workload, normalized_name, application_id);
create index application_state_by_status
  on application_state (life, status, normalized_name, application_id);
create index application_state_by_urgency
  on application_state (life, urgency, normalized_name, application_id);
create index application_state_by_expiry
  on application_state (life, nearest_expiry, normalized_name, application_id);
create index application_state_by_check
  on application_state (life, checked_at nulls first, normalized_name, application_id);

-- The connectors of other applications that share a connection.
create table connector_link (
  id varchar(36) not null primary key,
  version bigint not null,
  connection_id varchar(36) not null,
  owner varchar(255) not null,
  -- The owner's own name for the connector; linking twice is linking once.
  reference varchar(200) not null,
  name varchar(200) not null,
  created_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  constraint connector_link_of_connection foreign key (connection_id) references connection (id),
  constraint connector_is_linked_once unique (owner, reference)
);
create index connector_link_by_connection on connector_link (connection_id, name);

create table connector_link_capability (
  link_id varchar(36) not null,
  code varchar(60) not null,
  constraint connector_needs_capability_once primary key (link_id, code),
  constraint connector_link_capability_of_link foreign key (link_id)
    references connector_link (id) on delete cascade
);

-- What happened to a connection, with its reason; the timeline of its page.
create table connection_event (
  id varchar(36) not null primary key,
  connection_id varchar(36) not null,
  application_id varchar(36),
  application_name varchar(100) not null,
  at timestamp with time zone not null,
  actor varchar(255) not null,
  kind varchar(40) not null,
  from_status varchar(30),
  to_status varchar(30),
  reason_code varchar(60),
  reason_subject varchar(300) not null,
  detail varchar(1000) not null,
  constraint connection_event_of_connection foreign key (connection_id)
    references connection (id) on delete cascade
);
create index connection_event_by_connection on connection_event (connection_id, at);

-- The wizard's input, kept while it runs; nothing of a connection exists before it is finished.
create table connection_draft (
  id varchar(36) not null primary key,
  version bigint not null,
  owner varchar(255) not null,
  -- Adds an application to this connection; null while a new connection is made.
  connection_id varchar(36),
  saves_as varchar(36) not null,
  saved boolean not null,
  step varchar(30) not null,
  name varchar(4000) not null,
  workload varchar(30),
  application_type varchar(10),
  organization_typed varchar(4000) not null,
  cloud varchar(30),
  organization_id varchar(100) not null,
  organization_name varchar(200) not null,
  organization_host varchar(255) not null,
  capabilities varchar(4000) not null,
  application_name varchar(4000) not null,
  client_id varchar(4000) not null,
  -- An existing profile that the application will use; null while a new one is made.
  profile_id varchar(36),
  -- The draft of either, with the credential; it lives for an hour only, and is made anew then.
  profile_draft_id varchar(36),
  consented_at timestamp with time zone,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint connection_draft_of_connection foreign key (connection_id)
    references connection (id) on delete cascade
);
create index connection_draft_by_owner on connection_draft (owner, created_at);
create index connection_draft_by_expiry on connection_draft (expires_at);

-- One admin consent on its way: the state parameter's hash, for one use by one person.
create table consent_request (
  state_hash varchar(64) not null primary key,
  owner varchar(255) not null,
  draft_id varchar(36),
  application_id varchar(36),
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null
);
create index consent_request_by_expiry on consent_request (expires_at);

-- A bulk verification outlives the page that started it and the node that worked on it.
create table verification_batch (
  id varchar(36) not null primary key,
  version bigint not null,
  owner varchar(255) not null,
  -- The owner again while it runs, null afterwards: at most one at a time.
  running_owner varchar(255),
  started_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  cancelled boolean not null,
  total integer not null,
  constraint verification_batch_runs_once_at_a_time unique (running_owner)
);
create index verification_batch_by_owner on verification_batch (owner, started_at);

create table verification_batch_item (
  batch_id varchar(36) not null,
  profile_id varchar(36) not null,
  ordinal integer not null,
  -- Null until a node took it; taken again when that one never came back.
  taken_at timestamp with time zone,
  -- How it ended; null before.
  status varchar(30),
  constraint verification_batch_item_is_unique primary key (batch_id, profile_id),
  constraint verification_batch_item_of_batch foreign key (batch_id)
    references verification_batch (id) on delete cascade
);
create index verification_batch_item_by_turn
  on verification_batch_item (batch_id, status, taken_at, ordinal);
create index verification_batch_item_by_profile on verification_batch_item (profile_id, status);

-- Which permissions the last verification found, beside those that are needed.
create table profile_permission (
  profile_id varchar(36) not null,
  ordinal smallint not null,
  resource varchar(100) not null,
  name varchar(200) not null,
  permission_id varchar(100) not null,
  capabilities varchar(2000) not null,
  need varchar(20) not null,
  declared varchar(10) not null,
  granted varchar(10) not null,
  verdict varchar(30) not null,
  -- A wider permission that stands for this one; empty when there is none.
  covered_by varchar(200) not null,
  constraint profile_permission_is_ordered primary key (profile_id, ordinal),
  constraint profile_permission_of_profile foreign key (profile_id)
    references application_connection_profile (id) on delete cascade
);

create table verification_permission (
  run_id varchar(36) not null,
  ordinal smallint not null,
  resource varchar(100) not null,
  name varchar(200) not null,
  permission_id varchar(100) not null,
  capabilities varchar(2000) not null,
  need varchar(20) not null,
  declared varchar(10) not null,
  granted varchar(10) not null,
  verdict varchar(30) not null,
  covered_by varchar(200) not null,
  constraint verification_permission_is_ordered primary key (run_id, ordinal),
  constraint verification_permission_of_run foreign key (run_id)
    references verification_run (id) on delete cascade
);

alter table verification_run add column cloud varchar(30) default 'GLOBAL' not null;
alter table verification_run add column organization_name varchar(200) default '' not null;
alter table verification_run add column credential_ends_at timestamp with time zone;

alter table profile_state add column cloud varchar(30) default 'GLOBAL' not null;
alter table profile_state add column organization_name varchar(200) default '' not null;
-- When the current credential ends, by its certificate, its provider or a person.
alter table profile_state add column credential_ends_at timestamp with time zone;

-- What a draft's verification has to find granted; empty for what stand-alone profiles need.
alter table profile_draft add column capabilities varchar(4000) default '' not null;
-- A draft that a wizard fills is no draft of the profiles tab.
alter table profile_draft add column wizard boolean default false not null;

-- A key, a certificate with its key, or a client secret.
alter table profile_key add column credential_kind varchar(20) default 'PRIVATE_KEY' not null;
alter table profile_key add column certificate varchar(8000) default '' not null;
alter table profile_key add column hint varchar(10) default '' not null;
alter table profile_key add column starts_at timestamp with time zone;
alter table profile_key add column ends_at timestamp with time zone;
-- CERTIFICATE, PROVIDER or PERSON: who says when it ends; null while nobody does.
alter table profile_key add column ends_by varchar(20);

-- What a search looks at, in lower case.
alter table audit_row add column searched_actor varchar(200) default '' not null;
alter table audit_row add column searched_subject varchar(400) default '' not null;
update audit_row set searched_actor = lower(actor), searched_subject = lower(subject_name);
create index audit_row_by_actor on audit_row (actor, at);
create index audit_row_by_action on audit_row (action, at);
