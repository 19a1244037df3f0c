-- Notifications that wait to be sent, so that the next start of the server sends them: what is queued and not yet gone.

create table notices (
    id varchar(40) primary key,
    server varchar(80) not null,
    call_id varchar(64) not null,
    content ${long_text} not null,
    tries integer not null,
    queued_at timestamp with time zone not null,
    due_at timestamp with time zone not null
);

create index notices_server on notices (server, queued_at);
