-- Callers who were promised to be called back.

create table callbacks (
    id varchar(40) primary key,
    caller varchar(80) not null,
    reason varchar(500) not null,
    call_id varchar(64) not null,
    flow varchar(40) not null,
    promised_at timestamp with time zone not null,
    done_at timestamp with time zone,
    done_by varchar(80)
);

create index callbacks_done on callbacks (done_at, promised_at);
