-- A node that learns of a token that is worth nothing any more tells the others, by the same rows by
-- which they learn of changes of access: no kept token of this key with this fence or a lower one.
alter table access_change alter column connection_id drop not null;
alter table access_change add column profile_id varchar(36);
alter table access_change add column content varchar(43);
alter table access_change add column fence bigint;
