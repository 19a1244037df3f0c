-- A workspace: flows with their revisions, what they refer to, numbers, call records, people.
-- Runs on H2 and PostgreSQL; ${long_text} and ${bytes} are the types that differ.

create table flows (
    id varchar(40) primary key,
    name varchar(80) not null,
    draft ${long_text} not null,
    draft_content char(64) not null,
    draft_version bigint not null,
    changed_at timestamp with time zone not null,
    changed_by varchar(80) not null,
    published_revision integer
);

create table revisions (
    flow varchar(40) not null references flows (id),
    revision integer not null,
    definition ${long_text} not null,
    content char(64) not null,
    published_at timestamp with time zone not null,
    author varchar(80) not null,
    sentence varchar(500) not null,
    primary key (flow, revision)
);

-- a published flow always points at a revision that is there, whole
alter table flows add constraint flows_published foreign key (id, published_revision) references revisions (flow, revision);

create table numbers (
    number varchar(40) primary key,
    flow varchar(40) not null references flows (id)
);

create index numbers_flow on numbers (flow);

create table resources (
    kind varchar(20) not null,
    name varchar(80) not null,
    content ${bytes} not null,
    changed_at timestamp with time zone not null,
    changed_by varchar(80) not null,
    primary key (kind, name)
);

create table calls (
    id varchar(64) primary key,
    server varchar(80) not null,
    caller varchar(80) not null,
    dialled varchar(80) not null,
    flow varchar(40) not null,
    flow_name varchar(80) not null,
    revision integer not null,
    started_at timestamp with time zone not null,
    answered_at timestamp with time zone,
    ended_at timestamp with time zone,
    outcome varchar(20)
);

create index calls_started on calls (started_at, id);
create index calls_flow on calls (flow, started_at);
create index calls_open on calls (ended_at, server);

create table call_events (
    call_id varchar(64) not null,
    seq integer not null,
    at timestamp with time zone not null,
    kind varchar(20) not null,
    node varchar(40) not null,
    detail varchar(2000) not null,
    result varchar(200) not null,
    took_ms bigint not null,
    primary key (call_id, seq)
);

create table accounts (
    name varchar(80) primary key,
    password_hash varchar(200) not null,
    role varchar(20) not null,
    created_at timestamp with time zone not null
);

create table api_tokens (
    hash char(64) primary key,
    name varchar(80) not null,
    role varchar(20) not null,
    created_at timestamp with time zone not null
);
