SELECT E'it\'s; here';
SELECT e'\\';
SELECT E'a''b\\\';';
SELECT E'first;'
   -- a comment; between
   'second\';' AS continued;
SELECT E'a', 'b\';
SELECT date'2024-01-01', text'c\', ';';
