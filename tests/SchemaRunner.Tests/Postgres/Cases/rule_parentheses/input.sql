CREATE TABLE pg_temp.t (a int);
CREATE TABLE pg_temp.log (a int);
CREATE RULE r AS ON INSERT TO pg_temp.t DO ALSO (
    INSERT INTO pg_temp.log VALUES (NEW.a);
    INSERT INTO pg_temp.log VALUES (NEW.a + 1); -- )
    SELECT ')', $$)$$, ")" FROM (SELECT 1 AS ")") q;
);
SELECT (((1))), ARRAY[1, 2];
