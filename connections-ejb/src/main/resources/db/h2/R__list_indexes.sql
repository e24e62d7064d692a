-- H2 reads no index backwards, so each order of the list of connections needs a second one.
create index if not exists connection_state_by_name_down
  on connection_state (life desc, normalized_name desc);
create index if not exists connection_state_by_workload_down
  on connection_state (life desc, workload desc, normalized_name desc);
create index if not exists connection_state_by_organization_down
  on connection_state (life desc, organization_host desc, normalized_name desc);
create index if not exists connection_state_by_status_down
  on connection_state (life desc, status desc, normalized_name desc);
create index if not exists connection_state_by_urgency_down
  on connection_state (life desc, urgency desc, normalized_name desc);
create index if not exists connection_state_by_expiry_down
  on connection_state (life desc, nearest_expiry desc, normalized_name desc);
create index if not exists connection_state_by_check_down
  on connection_state (life desc, checked_at desc nulls last, normalized_name desc);
create index if not exists connection_state_by_applications_down
  on connection_state (life desc, applications desc, normalized_name desc);
create index if not exists connection_state_by_connectors_down
  on connection_state (life desc, connectors desc, normalized_name desc);
-- A search looks through this one instead of through whole rows.
create index if not exists connection_state_by_text
  on connection_state (life, normalized_name, searched);
