SELECT 1 \gexec
SELECT 2
\g out.txt
SELECT 3
\echo forgot the semicolon
, 4;
SELECT 5 \; SELECT 6;
SELECT 7 \ 8;
SELECT 9
\restrict token
;
SELECT ':' \d t;
SELECT 10;
