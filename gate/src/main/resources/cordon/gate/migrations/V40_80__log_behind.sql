-- From now on what the log is searched by, and which releases were pulled, is written behind the
-- facts; up to here it stands beside them.
insert into ledger_subscription (subscriber, next_sequence)
  select 'gate log', size from ledger_head;
