SELECT 1;
SELECT 'a',
  'it''s;
BEGIN;
\c x
