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
