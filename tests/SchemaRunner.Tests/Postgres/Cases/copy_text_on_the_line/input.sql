CREATE TEMP TABLE t (a text);
COPY t FROM stdin; SELECT 1;
a
\.
COPY t FROM stdin; /* a comment
over */ b
\.
SELECT 2;
