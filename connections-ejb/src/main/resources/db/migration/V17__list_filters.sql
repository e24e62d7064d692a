-- Runs unchanged on PostgreSQL and on H2 (MODE=PostgreSQL): no partial or expression index.
-- What a list is filtered by and few rows have is counted and found in an index of its own. No name
-- stands in these: the few are sorted when they are found.

create index application_state_by_reason on application_state (life, reason_code);
create index application_state_by_acknowledged on application_state (life, acknowledged);
create index connection_state_by_acknowledged on connection_state (life, acknowledged);
-- The two filters that are used together.
create index connection_state_by_workload_and_status on connection_state (life, workload, status);
