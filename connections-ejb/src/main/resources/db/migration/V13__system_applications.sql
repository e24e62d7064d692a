-- Runs unchanged on PostgreSQL and on H2 (MODE=PostgreSQL): no partial or expression index.

-- A system application signs in with a profile, too: with what a person granted it. Its profile is
-- none of those that people manage by themselves.
alter table application_connection_profile add column type varchar(10) default 'CUSTOM' not null;
alter table profile_draft add column type varchar(10) default 'CUSTOM' not null;
alter table application drop constraint application_is_of_a_kind;
alter table application alter column profile_id set not null;

-- Who granted it; empty for a credential that is no grant.
alter table profile_key add column account varchar(300) default '' not null;

-- The refresh token of a grant, apart from the key that people see, since machines write it often.
-- The id is the key's.
create table sign_in_grant (
  id varchar(36) not null primary key,
  -- Empty within, where the provider gave no refresh token.
  sealed varchar(32000) not null,
  lasting boolean not null,
  -- One refresher at a time, over all nodes.
  fence bigint not null,
  lease_until timestamp with time zone,
  -- Of whom it was granted to.
  workload varchar(30) not null,
  client_id varchar(100) not null,
  scopes varchar(8000) not null,
  -- The provider's own id of the account; empty when it does not tell.
  account_id varchar(300) not null,
  granted_at timestamp with time zone not null,
  used_at timestamp with time zone not null,
  constraint sign_in_grant_of_key foreign key (id) references profile_key (id) on delete cascade
);
create index sign_in_grant_by_account on sign_in_grant (account_id);
create index sign_in_grant_by_use on sign_in_grant (used_at);

-- A person's way to the provider's sign-in page and back.
create table sign_in_trip (
  -- SHA-256 of the parameter state.
  id varchar(64) not null primary key,
  owner_id varchar(300) not null,
  owner varchar(255) not null,
  -- SHA-256 of what the browser keeps.
  browser varchar(64) not null,
  -- Of the wizard, or of the profile that is reauthenticated.
  draft_id varchar(36) not null,
  application_id varchar(36),
  redirect_uri varchar(1000) not null,
  -- Nonce, code verifier and, once it came back, the code.
  sealed varchar(16000) not null,
  arrived_at timestamp with time zone,
  issuer varchar(1000),
  -- How it ended, a constant of GrantEnd; null before.
  outcome varchar(30),
  details varchar(2000) not null,
  began_at timestamp with time zone not null,
  expires_at timestamp with time zone not null
);
create index sign_in_trip_by_draft on sign_in_trip (draft_id, began_at);
create index sign_in_trip_by_end on sign_in_trip (expires_at);

-- Grants that nobody uses any more and that have yet to be given back at the provider.
create table grant_revocation (
  id varchar(36) not null primary key,
  workload varchar(30) not null,
  client_id varchar(100) not null,
  account_id varchar(300) not null,
  cloud varchar(30) not null,
  organization_id varchar(100) not null,
  organization_host varchar(255) not null,
  sealed varchar(32000) not null,
  attempts integer not null,
  next_at timestamp with time zone not null
);
create index grant_revocation_by_turn on grant_revocation (next_at);
