CREATE TEMP TABLE t (a text);
COPY t FROM stdin;
\.
COPY t FROM stdin;
\\.
 \\.x
-- no comment; 'nor a quote /* $$

\.
-- between

COPY t (a) FROM stdin;

\.
SELECT count(*) FROM t;
COPY t FROM stdin
  -- options follow;
  WITH (NULL ';')
;
last
\.
SELECT 'after';
COPY t FROM stdin;
ends with the file
\.