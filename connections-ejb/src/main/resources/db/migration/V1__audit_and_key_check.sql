-- Who did what, when, from where, on what, and how it ended. Rows are only ever added.
create table audit_row (
  id varchar(36) not null primary key,
  at timestamp with time zone not null,
  actor varchar(100) not null,
  address varchar(64) not null,
  action varchar(60) not null,
  subject_kind varchar(40) not null,
  subject_id varchar(100) not null,
  subject_name varchar(200) not null,
  result varchar(10) not null,
  detail varchar(1000) not null
);
create index audit_row_at on audit_row (at);
create index audit_row_subject on audit_row (subject_kind, subject_id, at);

-- One row: a sealed constant that tells a wrong secret key from an empty database.
create table key_check (
  id integer not null primary key,
  sealed varchar(1000) not null
);
