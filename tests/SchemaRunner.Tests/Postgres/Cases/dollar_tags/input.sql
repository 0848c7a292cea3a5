SELECT $$a;b$$;
SELECT $tag$a;$$;$ta$;$tag$;
SELECT $Tag$x;$tag$;$Tag$;
SELECT $é1$ü;$é1$;
SELECT $_$;$$;$_$, $a1$;$a1$;
CREATE TEMP TABLE a$b$c (x$y$ int);
SELECT x$y$ FROM a$b$c;
PREPARE p AS SELECT $1::int;
SELECT 'x' || $q$'; "; /* ; -- ; $q$ || ';';
