-- Runs unchanged on PostgreSQL and on H2 (MODE=PostgreSQL): no partial or expression index.

-- With which programs sign in; the keys themselves are kept nowhere.
create table api_key (
  id varchar(36) not null primary key,
  version bigint not null,
  name varchar(100) not null,
  normalized_name varchar(200) not null,
  -- The normalized name of a key that is not revoked; null gives the name free.
  name_in_use varchar(200),
  -- SHA-256 of 256 random bits.
  key_hash varchar(64) not null,
  hint varchar(20) not null,
  every_connection boolean not null,
  created_by varchar(255) not null,
  created_at timestamp with time zone not null,
  changed_by varchar(255) not null,
  changed_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  -- To the minute.
  last_used_at timestamp with time zone,
  revoked_by varchar(255),
  revoked_at timestamp with time zone,
  constraint api_key_has_its_own_name unique (name_in_use),
  constraint api_key_is_one unique (key_hash)
);
create index api_key_by_name on api_key (normalized_name, id);

create table api_key_operation (
  key_id varchar(36) not null,
  operation varchar(20) not null,
  constraint api_key_operation_is_one primary key (key_id, operation),
  constraint api_key_operation_of_key foreign key (key_id) references api_key (id) on delete cascade
);

-- Those that a key reaches that does not reach every one.
create table api_key_connection (
  key_id varchar(36) not null,
  connection_id varchar(36) not null,
  constraint api_key_connection_is_one primary key (key_id, connection_id),
  constraint api_key_connection_of_key foreign key (key_id) references api_key (id) on delete cascade,
  constraint api_key_connection_of_connection foreign key (connection_id)
    references connection (id) on delete cascade
);
create index api_key_connection_by_connection on api_key_connection (connection_id);

-- Requests to make a connection that a program may send again, since it did not see the answer. Kept for a day.
create table creation_request (
  -- SHA-256 of the caller and of the key that it chose.
  id varchar(64) not null primary key,
  content varchar(64) not null,
  -- Null before it made one.
  connection_id varchar(36),
  began_at timestamp with time zone not null
);
create index creation_request_by_time on creation_request (began_at);
