SELECT 'a;b';
SELECT 'it''s; here';
SELECT 'back\';
SELECT 'slash \'' still open; ';
SELECT B'101', X'1F', N'n;', b'1';
SELECT U&'d\0061t\+000061;' ;
SELECT U&'\' UESCAPE '!', ';';
SELECT 'two;'
  'parts;';
SELECT 'a"b;', "oid" FROM pg_class WHERE relname = 'c;"';
SELECT 'lonereturn; -- not a comment
/* nor this';
SELECT '', '''', ';'';', '--', '/*';
