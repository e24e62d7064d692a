-- Runs unchanged on PostgreSQL and on H2 (MODE=PostgreSQL).
-- Health is one value wherever it is kept: with the reason, and since when a verification saw it.

alter table profile_state add column reason_code varchar(60);
alter table profile_state add column reason_subject varchar(300) default '' not null;
alter table profile_state add column reason_since timestamp with time zone;
-- The first of the findings is the heaviest; those that are only remembered never stand there.
update profile_state set
  reason_code = (select f.code from profile_finding f
    where f.profile_id = profile_state.profile_id and f.ordinal = 0 and f.remembered = false),
  reason_subject = coalesce((select f.subject from profile_finding f
    where f.profile_id = profile_state.profile_id and f.ordinal = 0 and f.remembered = false), ''),
  reason_since = (select f.since from profile_finding f
    where f.profile_id = profile_state.profile_id and f.ordinal = 0 and f.remembered = false);
alter table profile_state alter column reason_subject drop default;

-- Whatever its reason is, an application has it from its profile, and a connection from the
-- application that it names.
alter table application_state add column reason_since timestamp with time zone;
update application_state set reason_since = (select p.reason_since from profile_state p
  where p.profile_id = application_state.profile_id
    and p.reason_code = application_state.reason_code
    and p.reason_subject = application_state.reason_subject);

alter table connection_state add column reason_since timestamp with time zone;
update connection_state set reason_since = (select min(a.reason_since) from application_state a
  where a.connection_id = connection_state.connection_id
    and a.name = connection_state.reason_application
    and a.reason_code = connection_state.reason_code
    and a.reason_subject = connection_state.reason_subject);
