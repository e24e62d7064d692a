-- Runs unchanged on PostgreSQL and on H2 (MODE=PostgreSQL): no partial or expression index.

-- An account may reach many organizations, of which a person chooses one.
alter table sign_in_trip alter column details set data type varchar(16000);
