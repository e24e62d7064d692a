-- Runs unchanged on PostgreSQL and on H2 (MODE=PostgreSQL): no partial or expression index.

-- Of the application that signs in with the profile: so many of one organization are verified at
-- once, and a connection has one. Of batches that began before it is not known, and taken for one.
alter table verification_batch_item add column connection_id varchar(36) default '' not null;
alter table verification_batch_item alter column connection_id drop default;
