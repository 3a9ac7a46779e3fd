-- Reports are listed newest first, and found by the bytes that they speak of.
create index gate_inspection_profile_time on gate_inspection_profile (inspected_at, digest);
create index gate_inspection_profile_digest on gate_inspection_profile (digest);
