CREATE TEMP TABLE t (a text, b text);
CREATE TEMP TABLE stdin (a text);
COPY t FROM stdin;
a;'	b$$
\.
copy t (a, b) from StdIn with (format csv, header);
a,b
"x;",'y
\.
COPY t FROM STDIN DELIMITER ',' NULL 'n';
1,2
\.
COPY t FROM stdin WITH DELIMITER AS ';' NULL AS '';
1;2
\.
COPY pg_temp.t FROM STDIN /* here */ WHERE a <> 'z' ; -- the data follows
p	q
\.
COPY pg_temp."t" FROM STDOUT;
p	q
\.
COPY t TO STDOUT;
COPY (SELECT a FROM stdin) TO STDOUT;
COPY stdin TO STDOUT (FORMAT csv);
COPY t FROM '/dev/null';
COPY t FROM '/dev/null' WHERE a IS DISTINCT FROM b;
COPY stdin FROM PROGRAM 'true';
SELECT count(*) FROM t;
