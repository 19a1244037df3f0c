-- What callers chose is kept for their next calls, and earlier calls are found by their numbers.

create table caller_languages (
    number varchar(80) primary key,
    language varchar(10) not null,
    chosen_at timestamp with time zone not null
);

create index calls_caller on calls (caller, answered_at);
