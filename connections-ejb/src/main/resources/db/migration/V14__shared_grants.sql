-- Runs unchanged on PostgreSQL and on H2 (MODE=PostgreSQL): no partial or expression index.

-- A link with which a person who has no account here signs in at a provider, or consents there, in
-- place of the one who sent it.
create table shared_grant (
  id varchar(36) not null primary key,
  -- SHA-256 of what the link holds.
  secret_hash varchar(64) not null,
  -- Who sent it.
  owner_id varchar(300) not null,
  owner varchar(255) not null,
  -- A constant of SharedGrants.Kind, and the draft of the wizard or the application it is for.
  kind varchar(30) not null,
  subject_id varchar(36) not null,
  made_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  -- How many times somebody left for the provider with it.
  tries integer not null,
  used_at timestamp with time zone,
  -- SHA-256 of what the browser keeps that used it.
  used_by varchar(64),
  revoked_at timestamp with time zone,
  constraint shared_grant_by_secret unique (secret_hash)
);
create index shared_grant_by_subject on shared_grant (subject_id, made_at);
create index shared_grant_by_end on shared_grant (expires_at);

-- The link by which a trip or a consent began; null when its owner went.
alter table sign_in_trip add column share_id varchar(36);
create index sign_in_trip_by_share on sign_in_trip (share_id, began_at);
alter table consent_request add column share_id varchar(36);
-- SHA-256 of what the browser keeps, for a consent that began by a link.
alter table consent_request add column browser varchar(64);

-- Until when a draft stays although nothing is entered, since somebody else was asked for a part.
alter table connection_draft add column kept_until timestamp with time zone;
alter table profile_draft add column kept_until timestamp with time zone;
