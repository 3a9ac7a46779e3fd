-- What a suppression of a finding goes by. Findings from before have none of it and stand.
alter table gate_inspection_finding add column verdict text not null default '';
alter table gate_inspection_finding add column path text not null default '';
alter table gate_inspection_finding add column member text not null default '';
alter table gate_inspection_finding add column artifact text not null default '';
