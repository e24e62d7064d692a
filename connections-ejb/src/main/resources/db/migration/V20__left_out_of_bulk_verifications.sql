-- How many applications a bulk verification passes over since they are disabled; of earlier ones
-- nobody counted them.
alter table verification_batch add column left_out integer default 0 not null;
