-- Our connections to carriers and telephone systems. Passwords are not here: secret is the name of one.

create table trunks (
    name varchar(40) primary key,
    host varchar(253),
    port integer,
    transport varchar(10),
    account_user varchar(64),
    auth_user varchar(128),
    secret varchar(40),
    domain varchar(253),
    expiry_seconds integer,
    sources varchar(5000) not null,
    caller_source varchar(20) not null,
    country varchar(2) not null,
    codecs varchar(100) not null,
    calls_at_once integer not null,
    new_calls_per_second integer not null,
    outbound_per_day integer not null,
    outbound boolean not null,
    changed_at timestamp with time zone not null,
    changed_by varchar(80) not null
);
