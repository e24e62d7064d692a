-- Runs unchanged on PostgreSQL and on H2 (MODE=PostgreSQL): no partial or expression index.

-- Whatever belongs to somebody belongs to an id, since names come back: a person's is the account's,
-- another application's its principal's name behind a prefix. The names stay, to be read.
alter table profile_draft add column owner_id varchar(300) default '' not null;
update profile_draft set owner_id = coalesce(
  (select a.id from account a where a.name = profile_draft.owner), 'principal:' || owner);
drop index profile_draft_by_owner;
create index profile_draft_by_owner on profile_draft (owner_id, created_at);

alter table connection_draft add column owner_id varchar(300) default '' not null;
update connection_draft set owner_id = coalesce(
  (select a.id from account a where a.name = connection_draft.owner), 'principal:' || owner);
drop index connection_draft_by_owner;
create index connection_draft_by_owner on connection_draft (owner_id, created_at);

alter table consent_request add column owner_id varchar(300) default '' not null;
update consent_request set owner_id = coalesce(
  (select a.id from account a where a.name = consent_request.owner), 'principal:' || owner);

alter table connector_link add column owner_id varchar(300) default '' not null;
update connector_link set owner_id = coalesce(
  (select a.id from account a where a.name = connector_link.owner), 'principal:' || owner);
alter table connector_link drop constraint connector_is_linked_once;
alter table connector_link add constraint connector_is_linked_once unique (owner_id, reference);

-- running_owner repeats the owner's id while a batch runs.
alter table verification_batch add column owner_id varchar(300) default '' not null;
alter table verification_batch alter column running_owner set data type varchar(300);
update verification_batch set owner_id = coalesce(
  (select a.id from account a where a.name = verification_batch.owner), 'principal:' || owner);
update verification_batch set running_owner = owner_id where running_owner is not null;
drop index verification_batch_by_owner;
create index verification_batch_by_owner on verification_batch (owner_id, started_at);

alter table verification_run add column started_by_id varchar(300) default '' not null;
update verification_run set started_by_id = coalesce(
  (select a.id from account a where a.name = verification_run.started_by), '');

alter table audit_row add column actor_id varchar(300) default '' not null;
update audit_row set actor_id = coalesce(
  (select a.id from account a
    where a.normalized_name = searched_actor and a.name = audit_row.actor), '');

-- The history of a connection is read from the trail, so what it tells outlives the retention of
-- activity: rows that name a connection stay as long as that.
alter table audit_row add column connection_id varchar(36);
alter table audit_row add constraint audit_row_of_connection foreign key (connection_id)
  references connection (id) on delete set null;

-- A status that became another: a line of its own, or what came of the act of the same transaction.
create table status_change (
  id varchar(36) not null primary key,
  connection_id varchar(36) not null,
  act_id varchar(36),
  -- Empty when it is the connection's own status.
  application_name varchar(100) not null,
  at timestamp with time zone not null,
  actor varchar(255) not null,
  from_status varchar(30) not null,
  to_status varchar(30) not null,
  reason_code varchar(60),
  reason_subject varchar(300) not null,
  constraint status_change_of_connection foreign key (connection_id)
    references connection (id) on delete cascade
);

-- What histories told so far. Two rows were written for one act: the act's goes on, and an event
-- without one (none was written, or it was deleted meanwhile) becomes one.
alter table connection_event add column action varchar(60);
update connection_event set action = case kind
  when 'CAPABILITIES_CHANGED' then 'application-capabilities-changed'
  when 'REAUTHENTICATED' then 'application-reauthenticated'
  else replace(lower(kind), '_', '-') end;
create index connection_event_by_application on connection_event (application_id);
create index connection_event_by_action on connection_event (action, at);

update audit_row set connection_id = subject_id
  where subject_kind = 'connection' and result = 'DONE'
    and action in ('connection-created', 'connection-renamed', 'connection-removed',
      'connection-restored', 'service-account-changed', 'application-added')
    and exists (select 1 from connection c where c.id = audit_row.subject_id);
update audit_row set connection_id = (select max(e.connection_id) from connection_event e
    where e.application_id = audit_row.subject_id)
  where subject_kind = 'application' and result = 'DONE'
    and action in ('application-renamed', 'application-removed', 'application-disabled',
      'application-enabled', 'application-capabilities-changed');
-- Written one after the other in one transaction, within moments.
update audit_row set connection_id = (select max(e.connection_id) from connection_event e
    where e.action = audit_row.action and e.detail = audit_row.subject_name
      and e.actor = audit_row.actor
      and e.at between audit_row.at - interval '2' second and audit_row.at + interval '2' second)
  where subject_kind = 'connector' and result = 'DONE'
    and action in ('connector-linked', 'connector-changed', 'connector-unlinked');

create index audit_row_by_connection on audit_row (connection_id, at);

insert into audit_row (id, at, actor, actor_id, address, action, subject_kind, subject_id,
    subject_name, searched_actor, searched_subject, result, detail, connection_id)
  select e.id, e.at, substring(e.actor from 1 for 100),
    coalesce((select a.id from account a where a.name = e.actor), ''), '', e.action,
    case when e.kind like 'CONNECTOR%' then 'connector'
      when e.application_id is not null and e.kind <> 'APPLICATION_ADDED' then 'application'
      else 'connection' end,
    case when e.kind like 'CONNECTOR%' then ''
      when e.application_id is not null and e.kind <> 'APPLICATION_ADDED' then e.application_id
      else e.connection_id end,
    case when e.kind like 'CONNECTOR%' then substring(e.detail from 1 for 200)
      when e.application_id is not null and e.kind <> 'APPLICATION_ADDED' then e.application_name
      else c.name end,
    lower(substring(e.actor from 1 for 100)),
    lower(case when e.kind like 'CONNECTOR%' then substring(e.detail from 1 for 200)
      when e.application_id is not null and e.kind <> 'APPLICATION_ADDED' then e.application_name
      else c.name end),
    'DONE',
    case when e.kind like 'CONNECTOR%' then c.name
      when e.kind = 'APPLICATION_ADDED' then e.application_name
      else e.detail end,
    e.connection_id
  from connection_event e join connection c on c.id = e.connection_id
  where e.kind <> 'STATUS_CHANGED'
    and not exists (select 1 from audit_row a where a.connection_id = e.connection_id
      and a.action = e.action
      and a.at between e.at - interval '2' second and e.at + interval '2' second)
    -- The first application comes with the connection.
    and not (e.kind = 'APPLICATION_ADDED' and exists (select 1 from connection_event f
      where f.connection_id = e.connection_id and f.kind = 'CONNECTION_CREATED'
        and f.at between e.at - interval '2' second and e.at + interval '2' second));

insert into status_change (id, connection_id, application_name, at, actor, from_status, to_status,
    reason_code, reason_subject)
  select id, connection_id, application_name, at, actor, from_status, to_status, reason_code,
    reason_subject
  from connection_event where kind = 'STATUS_CHANGED';
drop table connection_event;
create index status_change_by_connection on status_change (connection_id, at);
create index status_change_by_act on status_change (act_id);
