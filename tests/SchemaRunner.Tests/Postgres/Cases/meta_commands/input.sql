\c other
\connect -reuse-previous=on "dbname='x;'"
\i more.sql
\ir more.sql
\set value 'it;'
\echo done; really
SELECT 1;
  \copy t FROM 'file.csv'
\copy t FROM stdin
a;'b
\.
SELECT 2; \d+ t
\dt
\timing on
\if :x
\endif
\! ls
\q
\frobnicate
\.
/* before */ \pset null 'x'
SELECT 3;
\
SELECT 4;
SELECT '
\restrict inside a string';
