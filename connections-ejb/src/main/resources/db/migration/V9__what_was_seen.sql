-- Runs unchanged on PostgreSQL and on H2 (MODE=PostgreSQL).
-- What an earlier run saw stays while a later one cannot look, with the time at which it was seen.

-- Those were kept for their dates alone, whatever became of them.
delete from profile_finding where remembered = true;
-- The step that saw it tells which later run disproves it; not known of findings from before.
alter table profile_finding add column step varchar(60);
alter table profile_finding add column details varchar(4000) default '' not null;
alter table profile_finding alter column details drop default;
alter table profile_finding add column seen_at timestamp with time zone;
update profile_finding set seen_at = coalesce(
  (select s.verified_at from profile_state s
    where s.profile_id = profile_finding.profile_id),
  since);
alter table profile_finding alter column seen_at set not null;

alter table profile_permission add column seen_at timestamp with time zone;
update profile_permission set seen_at = (select s.verified_at from profile_state s
  where s.profile_id = profile_permission.profile_id);

-- A finding that nobody can clear, and that somebody answers for until a day.
create table finding_acknowledgement (
  profile_id varchar(36) not null,
  code varchar(60) not null,
  subject varchar(300) not null,
  acknowledged_by varchar(255) not null,
  acknowledged_by_id varchar(300) not null,
  acknowledged_at timestamp with time zone not null,
  -- What was known of it then: more makes it another one.
  details varchar(4000) not null,
  why varchar(500) not null,
  ends_at timestamp with time zone not null,
  constraint finding_is_acknowledged_once primary key (profile_id, code, subject),
  constraint acknowledgement_of_profile foreign key (profile_id)
    references application_connection_profile (id) on delete cascade
);
create index finding_acknowledgement_by_end on finding_acknowledgement (ends_at);

-- How many findings of it are acknowledged, for lists.
alter table profile_state add column acknowledged smallint default 0 not null;
alter table application_state add column acknowledged smallint default 0 not null;
alter table connection_state add column acknowledged smallint default 0 not null;
