-- One spelling for each number: +49301 and 49301 are the same, and what was stored in digits alone stays.

delete from numbers where number like '+%' and substring(number from 2) in (select number from numbers);
update numbers set number = substring(number from 2) where number like '+%';
