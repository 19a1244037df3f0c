-- How often an empty datagram keeps the way to a registrar open; null for never.

alter table trunks add column keep_alive_seconds integer;
