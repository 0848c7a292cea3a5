CREATE TABLE "a;b" ("c""d;" int, "begin" int, "end" int, "--" int);
INSERT INTO "a;b" ("c""d;") VALUES (1);
SELECT "c""d;", "end" FROM "a;b" WHERE "begin" IS NULL;
SELECT 1 AS U&"d\0061t\+000061;";
DROP TABLE "a;b";
