-- Whether sound over a trunk is encrypted: OFF, ALLOWED or REQUIRED; null as the setting for all calls says.

alter table trunks add column srtp varchar(10);
