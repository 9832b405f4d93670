-- Older nodes bear it. The journal of the instance: accounts and mandates, read by who administers it, the latest first. Rules: docs/rules/audit.md §6.
create index audit_entry_of_the_instance on audit_entry (at desc, id desc) where
  ctg_id is null
  or action in ('ctg.created', 'ctg.taken-up', 'member.invited', 'member.changed', 'member.ended', 'member.coordination-handed-over');
