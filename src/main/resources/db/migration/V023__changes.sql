-- What changed last, for the pages that follow it.
create index submission_changed on submission (changed_at desc);
create index delivery_changed on delivery (changed_at desc);
