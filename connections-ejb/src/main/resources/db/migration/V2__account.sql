-- People of the console. password is null until a one-time link was used, and always for people of the organization's provider.
create table account (
  id varchar(36) not null primary key,
  version bigint not null,
  name varchar(100) not null,
  normalized_name varchar(100) not null unique,
  role varchar(20) not null,
  enabled boolean not null,
  password varchar(200),
  issuer varchar(300),
  subject varchar(255),
  epoch bigint not null,
  last_sign_in_at timestamp with time zone,
  changed_by varchar(100) not null,
  changed_at timestamp with time zone not null,
  unique (issuer, subject)
);
create index account_role on account (role);

-- At most one one-time link a person; the token itself is kept nowhere.
create table invitation (
  account_id varchar(36) not null primary key references account (id) on delete cascade,
  token_hash varchar(64) not null unique,
  expires_at timestamp with time zone not null
);

-- One-time tokens of the set-up page, one for each machine whose page was opened.
create table set_up_token (
  token_hash varchar(64) not null primary key,
  expires_at timestamp with time zone not null
);

-- Failed sign-ins, by a hash of the name (or name and address) that was typed, whether an account has it or not.
create table sign_in_attempt (
  id varchar(64) not null primary key,
  failures integer not null,
  last_at timestamp with time zone not null,
  locked_until timestamp with time zone not null
);
create index sign_in_attempt_last on sign_in_attempt (last_at);
