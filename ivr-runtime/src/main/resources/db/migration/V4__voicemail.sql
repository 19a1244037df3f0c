-- What callers leave in voicemail boxes. The sound lies in files of the server that took the call, named by the id.

create table voicemail (
    id varchar(40) primary key,
    server varchar(80) not null,
    box varchar(80) not null,
    caller varchar(80) not null,
    call_id varchar(64) not null,
    flow varchar(40) not null,
    left_at timestamp with time zone not null,
    length_ms bigint not null,
    heard_at timestamp with time zone,
    heard_by varchar(80),
    done_at timestamp with time zone,
    done_by varchar(80),
    deleted_at timestamp with time zone,
    deleted_by varchar(80),
    email varchar(254),
    emailed_at timestamp with time zone
);

create index voicemail_box on voicemail (box, left_at);
