-- Runs unchanged on PostgreSQL and on H2 (MODE=PostgreSQL): no partial or expression index.

create table application_connection_profile (
  id varchar(36) not null primary key,
  version bigint not null,
  name varchar(100) not null,
  normalized_name varchar(200) not null,
  description varchar(500) not null,
  workload varchar(30) not null,
  domain varchar(255) not null,
  client_id varchar(100) not null,
  -- Name, domain and client id in lower case, a line each: what a search looks at.
  searched varchar(600) not null,
  created_by varchar(255) not null,
  created_at timestamp with time zone not null,
  changed_by varchar(255) not null,
  changed_at timestamp with time zone not null,
  constraint profile_name_is_unique unique (normalized_name)
);
create index profile_by_workload on application_connection_profile (workload, normalized_name);
create index profile_by_domain on application_connection_profile (domain, normalized_name);
create index profile_by_client on application_connection_profile (client_id, normalized_name);

-- What machines write, apart from what people write, so that neither collides with the other.
create table profile_state (
  profile_id varchar(36) not null primary key,
  version bigint not null,
  -- Workload, organization and client id in one, null while the organization is not known.
  registration varchar(300),
  organization_id varchar(100) not null,
  organization_host varchar(255) not null,
  organization_edition varchar(100) not null,
  proof_of_possession boolean not null,
  status varchar(30) not null,
  urgency smallint not null,
  verified_at timestamp with time zone,
  constraint profile_state_of_profile foreign key (profile_id)
    references application_connection_profile (id) on delete cascade,
  constraint application_is_registered_once unique (registration)
);
create index profile_state_by_status on profile_state (status);
create index profile_state_by_urgency on profile_state (urgency);
create index profile_state_by_verified_at on profile_state (verified_at);

create table profile_finding (
  id varchar(36) not null primary key,
  profile_id varchar(36) not null,
  ordinal smallint not null,
  -- Found earlier and neither seen nor disproved since: remembered for its date alone.
  remembered boolean not null,
  code varchar(60) not null,
  subject varchar(300) not null,
  evidence varchar(2000) not null,
  since timestamp with time zone not null,
  constraint profile_finding_of_profile foreign key (profile_id)
    references application_connection_profile (id) on delete cascade,
  constraint profile_finding_is_ordered unique (profile_id, ordinal)
);

-- A draft outlives neither its hour nor the profile that it edits.
create table profile_draft (
  id varchar(36) not null primary key,
  version bigint not null,
  owner varchar(255) not null,
  profile_id varchar(36),
  base_version bigint not null,
  saves_as varchar(36) not null,
  saved boolean not null,
  name varchar(4000) not null,
  description varchar(4000) not null,
  workload varchar(30),
  domain varchar(4000) not null,
  client_id varchar(4000) not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint profile_draft_of_profile foreign key (profile_id)
    references application_connection_profile (id) on delete cascade
);
create index profile_draft_by_owner on profile_draft (owner, created_at);
create index profile_draft_by_expiry on profile_draft (expires_at);
create index profile_draft_by_profile on profile_draft (profile_id);

-- A candidate belongs to a draft, the others to a profile; moving one keeps its row, since the
-- sealed half opens under its own row alone.
create table profile_key (
  id varchar(36) not null primary key,
  version bigint not null,
  profile_id varchar(36),
  draft_id varchar(36),
  state varchar(20) not null,
  sealed varchar(16000) not null,
  public_jwk varchar(4000) not null,
  key_id varchar(500) not null,
  thumbprint varchar(64) not null,
  kind varchar(30) not null,
  source varchar(20) not null,
  added_by varchar(255) not null,
  added_at timestamp with time zone not null,
  constraint profile_key_of_profile foreign key (profile_id)
    references application_connection_profile (id) on delete cascade,
  constraint profile_key_of_draft foreign key (draft_id)
    references profile_draft (id) on delete cascade,
  constraint profile_key_has_one_owner check
    ((profile_id is null and draft_id is not null and state = 'CANDIDATE')
      or (profile_id is not null and draft_id is null and state in ('CURRENT', 'PREVIOUS'))),
  constraint profile_key_state_is_unique unique (profile_id, state),
  constraint profile_key_candidate_is_unique unique (draft_id)
);

-- A run belongs to whatever is verified: a draft or a profile now, an application later.
create table verification_run (
  id varchar(36) not null primary key,
  subject_id varchar(36) not null,
  -- The subject again while the run lasts, null afterwards: at most one run at a time.
  running_subject varchar(36),
  content varchar(100) not null,
  started_by varchar(255) not null,
  started_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  status varchar(30) not null,
  organization_id varchar(100) not null,
  organization_host varchar(255) not null,
  organization_typed_host varchar(255) not null,
  organization_edition varchar(100) not null,
  proof_of_possession boolean not null,
  constraint verification_runs_once_at_a_time unique (running_subject)
);
create index verification_run_by_subject on verification_run (subject_id, started_at);
create index verification_run_by_start on verification_run (started_at);

create table verification_step (
  run_id varchar(36) not null,
  ordinal smallint not null,
  code varchar(60) not null,
  subject varchar(300) not null,
  outcome varchar(30) not null,
  finding varchar(60),
  details varchar(4000) not null,
  provider_words varchar(2000) not null,
  millis bigint not null,
  constraint verification_step_is_ordered primary key (run_id, ordinal),
  constraint verification_step_of_run foreign key (run_id)
    references verification_run (id) on delete cascade
);
