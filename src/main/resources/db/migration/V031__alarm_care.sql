-- Who looks after an alarm changes only for somebody who saw who does now.
alter table alarm add column version integer not null default 0;
